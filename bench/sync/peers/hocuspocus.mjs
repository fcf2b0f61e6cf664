// Hocuspocus as its package starts it; it keeps everything in memory. HOCUSPOCUS is the file to load it from.
const { Server } = await import(process.env.HOCUSPOCUS)
const server = new Server({ port: Number(process.env.PORT), address: '127.0.0.1', quiet: true })
await server.listen()
process.stdout.write('listens\n')
