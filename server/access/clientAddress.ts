import type { IncomingMessage } from 'node:http'

/** Where a request comes from: what the outermost proxy that we trust has seen. For counting only; it is written nowhere. */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  const path = [...forwarded, socket.remoteAddress ?? '']
  return path[Math.max(0, path.length - 1 - trustedProxies)] ?? ''
}
