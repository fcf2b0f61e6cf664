import type { Request, RequestHandler, Response } from 'express'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

const MEDIA: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}
const COMPRESSED = /\.(br|gz)$/
/** The build writes a hash into the name of everything below `assets`, so it may be kept for ever. */
const HASHED = /^\/assets\//
const PAGE = '/index.html'

interface PageFile {
  readonly file: string
  readonly brotli: string | undefined
  readonly etag: string
  readonly media: string
}

/**
 * The built pages. Only what was found in the folder can be asked for, by exactly its name: no path is ever put together from a
 * request. Any other address that a browser opens as a page gets the app, which knows what it means.
 */
export function staticFiles(folder: string): RequestHandler {
  let files = new Map<string, PageFile>()
  let builtAt = 0
  const page = path.join(folder, 'index.html')

  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const now = statSync(page, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (now !== builtAt) [files, builtAt] = [findFiles(folder), now]
    const known = files.get(request.path === '/' ? PAGE : request.path)
    if (known) return send(request, response, known)
    const app = files.get(PAGE)
    if (path.posix.extname(request.path) !== '' || !request.accepts('html')) return next()
    if (app) return send(request, response, app)
    response
      .status(503)
      .type('text/plain')
      .send('The pages are not built yet. Run "npm run build" and load this page again.\n')
  }
}

function findFiles(folder: string): Map<string, PageFile> {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  return new Map(
    names.map((file) => {
      const name = `/${path.relative(folder, file).split(path.sep).join('/')}`
      const brotli = existsSync(`${file}.br`) ? `${file}.br` : undefined
      const etag = createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22)
      return [name, { file, brotli, etag, media: MEDIA[path.extname(file)] ?? 'application/octet-stream' }]
    }),
  )
}

async function send(request: Request, response: Response, { file, brotli, etag, media }: PageFile): Promise<void> {
  const packed = brotli !== undefined && request.acceptsEncodings('br') === 'br' ? brotli : undefined
  response.set({
    'Content-Type': media,
    'Cache-Control': HASHED.test(request.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: `"${etag}${packed ? '-br' : ''}"`,
    Vary: 'Accept-Encoding',
    ...(packed && { 'Content-Encoding': 'br' }),
  })
  if (request.fresh) return void response.status(304).end()
  response.set('Content-Length', String(statSync(packed ?? file).size))
  if (request.method === 'HEAD') return void response.end()
  await pipeline(createReadStream(packed ?? file), response).catch(() => response.destroy())
}
