// Dies over the first order it gets.
process.on('message', () => {
  process.stderr.write('out of memory\n', () => process.exit(134))
})
