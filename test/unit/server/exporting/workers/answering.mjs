// Answers with what it was asked and who it is.
process.on('message', (order) => {
  if (order.title === 'broken') process.send({ failed: 'no such board' })
  else
    process.send({
      made: {
        bytes: new TextEncoder().encode(`${process.pid}`),
        fileName: `${order.title} ${order.timeZone}`,
        report: process.env,
      },
    })
})
