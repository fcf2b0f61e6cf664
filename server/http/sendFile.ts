import type { Request, Response } from 'express'
import { pipeline } from 'node:stream/promises'
import type { Blobs } from '../storage/ports.ts'
import { HttpProblem, type ProblemCode } from './problem.ts'

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  ics: 'text/calendar; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  mm: 'application/x-freemind',
  xmind: 'application/vnd.xmind.workbook',
  opml: 'text/x-opml; charset=utf-8',
  mmd: 'text/vnd.mermaid; charset=utf-8',
  json: 'application/json',
}

/** Told by the ending, which is always ours. */
const mediaOf = (fileName: string): string =>
  MEDIA[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream'

export interface KeptFile {
  readonly blob: string
  /** Its name for people; the ending says what it is. */
  readonly fileName: string
  /** It is to be put away, not looked at. */
  readonly isDownload: boolean
  /** What is in it, by its hash. Absent: that never changes, and whoever comes to this browser with another link, or none, is asked for it again. */
  readonly hash?: string
  /** What to say when it has gone meanwhile. */
  readonly gone: ProblemCode
}

/** A file that is kept, for whoever was let in. */
export async function sendFile(
  blobs: Blobs,
  { blob, fileName, isDownload, hash, gone }: KeptFile,
  request: Request,
  response: Response,
): Promise<void> {
  if (hash !== undefined) response.set({ 'Cache-Control': 'private, no-cache', ETag: `"${hash}"` })
  if (hash !== undefined && request.fresh) return void response.status(304).end()
  const file = await blobs.get(blob)
  if (!file) {
    response.removeHeader('ETag')
    throw new HttpProblem(gone)
  }
  response.set({
    'Content-Type': mediaOf(fileName),
    'Content-Length': String(file.bytes),
    // A picture that somebody opens by itself stays a picture.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox",
    ...(isDownload && { 'Content-Disposition': attachment(fileName) }),
    ...(hash === undefined && { 'Cache-Control': 'private, max-age=31536000, immutable', Vary: 'Authorization' }),
  })
  if (request.method === 'HEAD') {
    file.stream.destroy()
    return void response.end()
  }
  await pipeline(file.stream, response).catch(() => response.destroy())
}

/** The name in UTF-8, and without umlauts for programs that know no better (RFC 6266). */
export function attachment(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\w .()-]/g, '_')
  const utf8 = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
