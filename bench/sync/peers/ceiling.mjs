// The ceiling: what `ws` itself can carry. What comes within a moment goes out as one message to everybody. It reads nothing,
// keeps nothing and checks nothing, so no real server can be much below it.
import { Buffer } from 'node:buffer'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers'
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false })
server.on('listening', () => process.stdout.write('listens\n'))
server.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? { sockets: new Set(), pending: [], due: false }
  rooms.set(request.url, room)
  room.sockets.add(socket)
  socket.on('error', () => {})
  socket.on('close', () => room.sockets.delete(socket))
  socket.send(Uint8Array.from([0, 0, 1, 0]))
  socket.on('message', (message) => {
    if (message[0] === 0 && message[1] === 0) {
      for (const kept of room.kept ?? []) socket.send(kept)
      return socket.send(Uint8Array.from([0, 1, 2, 0, 0]))
    }
    if (message[0] === 0 && message[1] === 1) {
      if (message.length > 10) room.kept = [Buffer.from(message).fill(2, 1, 2)]
      return
    }
    room.pending.push(message)
    if (room.due) return
    room.due = true
    const wait = Math.max(0, (room.notBefore ?? 0) - performance.now())
    setTimeout(() => {
      const merged = Buffer.concat(room.pending)
      room.pending = []
      room.due = false
      const start = performance.now()
      for (const other of room.sockets) other.send(merged)
      room.notBefore = performance.now() + Math.min(50, performance.now() - start)
    }, wait)
  })
})
