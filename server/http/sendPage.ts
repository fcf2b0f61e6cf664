import type { Request, Response } from 'express'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { PAGE_STYLE } from '../../exports/html/pageStyle.ts'
import type { FinishedPage } from '../exporting/renderPage.ts'

/** Pages that the server writes itself bear their style in them: it is known by its hash, and all else comes from files of our own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const unpack = promisify(gunzip)

/** Heads for a page that is for whoever has its address, and for no search engine. */
export function setPageHeaders(response: Response): void {
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': POLICY,
    'X-Robots-Tag': 'noindex, nofollow',
  })
}

/** A page as it lies ready, in the packing that the browser understands; nothing but its version where the browser has it. */
export async function sendPage(request: Request, response: Response, page: FinishedPage): Promise<void> {
  setPageHeaders(response)
  response.set({ ETag: `W/"${page.version}"`, Vary: 'Accept-Encoding' })
  if (request.fresh) return void response.status(304).end()
  const encoding = request.acceptsEncodings('br', 'gzip')
  const packed = encoding === 'br' ? page.brotli : page.gzip
  const bytes = encoding ? packed : await unpack(page.gzip)
  if (encoding) response.set('Content-Encoding', encoding)
  response.set('Content-Length', String(bytes.length))
  if (request.method === 'HEAD') return void response.end()
  response.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
