import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { clientAddress } from '../../../../server/access/clientAddress.ts'

function requestVia(forwarded: string | undefined): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: '10.0.0.1' })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
  return request
}

describe('the address of a visitor', () => {
  it('is the connection’s own unless proxies are trusted: anybody can write a header', () => {
    expect(clientAddress(requestVia(undefined), 0)).toBe('10.0.0.1')
    expect(clientAddress(requestVia('1.2.3.4'), 0)).toBe('10.0.0.1')
  })

  it('is what the outermost trusted proxy saw, whatever a visitor put before it', () => {
    expect(clientAddress(requestVia('6.6.6.6, 1.2.3.4'), 1)).toBe('1.2.3.4')
    expect(clientAddress(requestVia('6.6.6.6, 1.2.3.4, 10.0.0.2'), 2)).toBe('1.2.3.4')
    expect(clientAddress(requestVia('1.2.3.4'), 5)).toBe('1.2.3.4')
  })
})
