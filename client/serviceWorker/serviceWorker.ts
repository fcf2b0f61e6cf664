/**
 * Lets a board open without a line. Pages come from the network first, files whose name holds their hash from the cache first; what the
 * server says (`/api`, `/sync`) is never kept. One page stands for all addresses: no board and no secret is ever in the name of what is kept.
 */
const worker = self as unknown as ServiceWorkerGlobalScope

/** The build writes here the files that it consists of; with them the worker is another one, and browsers notice. */
const FILES = '__FILES__'.split(' ')
const PAGE = '/index.html'
const PREFIX = 'kaffeetisch:'
const CACHE = `${PREFIX}${FILES.join(' ')
  .split('')
  .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)}`
/** A line that is there but does not answer is none. */
const PATIENCE = 5_000
const HASHED = /^\/assets\//
/** What the server says, and the pages that it writes itself. */
const NEVER = /^\/(api|sync|p|r|metrics|healthz|readyz)(\/|$)/

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...FILES])))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then(async (names) => {
      // A tab that is still open may ask for a file of the version before.
      const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).slice(0, -1)
      await Promise.all(old.map((name) => caches.delete(name)))
      await worker.clients.claim()
    }),
  )
})

// A new version waits until somebody says so, or until all tabs of the old one are closed.
worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin || NEVER.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (HASHED.test(pathname)) event.respondWith(hashed(request))
  else if (FILES.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(pathname)))
})

const kept = async (name: string): Promise<Response> => (await caches.match(name)) ?? Response.error()

async function page(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) })
    // A proxy's page of error is not ours to show while we have a better one.
    return response.status >= 500 ? ((await caches.match(PAGE)) ?? response) : response
  } catch {
    return kept(PAGE)
  }
}

async function hashed(request: Request): Promise<Response> {
  const known = await caches.match(request)
  if (known) return known
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(CACHE)
    await cache.put(request, response.clone())
  }
  return response
}
