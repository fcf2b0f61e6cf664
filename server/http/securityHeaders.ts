import type { RequestHandler } from 'express'
import helmet from 'helmet'

const none = ["'none'"]
const own = ["'self'"]

/**
 * Nothing from elsewhere, nothing inline, in nobody's frame. `https` adds what would lock people out of a server on plain http
 * in a local network: strict transport security.
 */
export function securityHeaders({ https }: { https: boolean }): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: none,
          scriptSrc: own,
          styleSrc: own,
          imgSrc: [...own, 'data:', 'blob:'],
          fontSrc: own,
          // A picture of what I see reads the pictures in it, which are this page's own already.
          connectSrc: [...own, 'blob:'],
          workerSrc: own,
          manifestSrc: own,
          baseUri: none,
          formAction: none,
          frameAncestors: none,
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      // Browsers ignore it on plain http and say so in the console of every visitor.
      crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
      originAgentCluster: https,
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
      next()
    },
  ]
}
