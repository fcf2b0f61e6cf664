import type { IncomingHttpHeaders } from 'node:http'
import { CREDENTIAL_PREFIX } from '../../shared/wire/messages.ts'

/** The secret or ticket of `Authorization: Bearer …`. */
export const credentialOf = ({ authorization }: IncomingHttpHeaders): string | undefined =>
  /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]

/** From the second sub-protocol, where a browser can put it, or from the header, where a tool can. It never stands in the address. */
export function credentialOfSocket(headers: IncomingHttpHeaders): string | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const inProtocol = offered.find((name) => name.startsWith(CREDENTIAL_PREFIX))
  return inProtocol?.slice(CREDENTIAL_PREFIX.length) ?? credentialOf(headers)
}
