// Hocuspocus with its own persistence extension and its own defaults for when it stores; FOLDER keeps one file a document.
import { readFile, rename, writeFile } from 'node:fs/promises'
const { Server } = await import(process.env.HOCUSPOCUS)
const { Database } = await import(process.env.EXTENSION)
const fileOf = (name) => `${process.env.FOLDER}/${encodeURIComponent(name)}`
const database = new Database({
  fetch: ({ documentName }) => readFile(fileOf(documentName)).catch(() => null),
  store: async ({ documentName, state }) => {
    await writeFile(`${fileOf(documentName)}.new`, state)
    await rename(`${fileOf(documentName)}.new`, fileOf(documentName))
  },
})
const server = new Server({ port: Number(process.env.PORT), address: '127.0.0.1', quiet: true, extensions: [database] })
await server.listen()
process.stdout.write('listens\n')
