import { expect, test } from 'vitest'
import { isMailAddress } from '../../../../shared/domain/mailAddress.ts'

test.each(['anna@example.org', 'anna.berg+tisch@sub.example.co.uk', 'jörg@müller.de', "o'neil@example.org"])(
  '%s is an address',
  (address) => expect(isMailAddress(address)).toBe(true),
)

test.each([
  ...['', 'anna', 'anna@', '@example.org', 'anna@example', 'anna@@example.org', 'anna@example..org', 'a b@example.org'],
  ...['a@x.example,b@x.example', 'a@x.example;b@x.example', 'a@x.example\r\nBcc: b@x.example', 'a@x.example\u0000'],
  ...['"a b"@example.org', 'Anna <anna@example.org>', `${'a'.repeat(250)}@example.org`, 'a\u2028@example.org'],
])('%j is none', (address) => expect(isMailAddress(address)).toBe(false))
