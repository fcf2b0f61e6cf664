import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openInstallation, revalidating } from './installation.ts'

/** A small built client, beside a file that must never be given out. */
function buildPages(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaffeetisch-pages-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const pages = path.join(folder, 'client')
  mkdirSync(path.join(pages, 'assets'), { recursive: true })
  const script = `export const words = ${JSON.stringify('Kaffee '.repeat(500))}`
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>Kaffeetisch</title>')
  writeFileSync(path.join(pages, 'assets/main-abc123.js'), script)
  writeFileSync(path.join(pages, 'assets/main-abc123.js.br'), brotliCompressSync(script))
  writeFileSync(path.join(folder, 'secret.txt'), 'geheim')
  return pages
}

/** Asks with exactly this path: fetch would tidy it up. */
async function askRaw(url: string, target: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(`GET ${target} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString()))
  await once(socket, 'close')
  return answer
}

describe('pages', () => {
  it('every address of the app gives the app, fresh; its files are kept for ever and come packed', async () => {
    const { ask } = await openInstallation({ pages: buildPages() })
    for (const address of ['/', '/b/abcdefghij0123456789', '/hilfe']) {
      const page = await ask('GET', address, undefined, undefined, { Accept: 'text/html' })
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await page.text()).toContain('<title>Kaffeetisch</title>')
    }
    const packed = await ask('GET', '/assets/main-abc123.js', undefined, undefined, { 'Accept-Encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(packed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(200)
    expect(await packed.text()).toMatch(/^export const words/)
    const plain = await ask('GET', '/assets/main-abc123.js', undefined, undefined, { 'Accept-Encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const again = await ask('GET', '/', undefined, undefined, revalidating(await ask('GET', '/')))
    expect(again.status).toBe(304)
    expect((await ask('GET', '/assets/gone-1.js')).status).toBe(404)
  })

  it('no path leads out of the folder of the pages', async () => {
    const { url } = await openInstallation({ pages: buildPages() })
    for (const target of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/..%5csecret.txt',
      '//../secret.txt',
      '/assets/%00',
      '/%',
      'http://evil.example/secret.txt',
      '/assets/main-abc123.js.br/../../../secret.txt',
    ])
      expect(await askRaw(url, target)).not.toContain('geheim')
    expect(await askRaw(url, '/')).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('without built pages a browser is told what to do, and the API works', async () => {
    const { ask } = await openInstallation()
    const page = await ask('GET', '/', undefined, undefined, { Accept: 'text/html' })
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('npm run build')])
    expect((await ask('GET', '/api/installation')).status).toBe(200)
  })

  it('[P9] pages and answers may load nothing from elsewhere, be in nobody’s frame and tell nobody where they are', async () => {
    const { ask } = await openInstallation({ pages: buildPages() })
    for (const address of ['/', '/api/installation', '/api/nothing', '/healthz']) {
      const { headers } = await ask('GET', address, undefined, undefined, { Origin: 'https://evil.example' })
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self';connect-src 'self' blob:;worker-src 'self';manifest-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      )
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('[P9] the page as it is built has nothing inline and names no other origin', () => {
    const page = readFileSync(new URL('../../../../dist/client/index.html', import.meta.url), 'utf8')
    expect(page).toMatch(/<script type="module"[^>]* src="\//)
    expect([...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)]).toEqual([])
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|https?:\/\//i)
  })

  it('whoever watches the server is told that it lives and saves', async () => {
    const { ask } = await openInstallation()
    expect(await (await ask('GET', '/healthz')).json()).toEqual({ status: 'ok', storage: 'ok' })
    expect(await (await ask('GET', '/readyz')).json()).toEqual({ status: 'ready', storage: 'ok' })
  })
})
