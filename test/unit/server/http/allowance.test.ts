import { expect, it } from 'vitest'
import { createAllowance } from '../../../../server/http/allowance.ts'

it('an address has so much a minute and then waits; others do not wait with it', () => {
  let now = 0
  const allowance = createAllowance({ monotonic: () => now }, 2, 60_000)
  expect(allowance.spend('192.0.2.1')).toBeUndefined()
  now = 20_000
  expect(allowance.spend('192.0.2.1')).toBeUndefined()
  expect(allowance.spend('192.0.2.1')).toBe(40)
  expect(allowance.spend('192.0.2.2')).toBeUndefined()
  now = 60_000
  expect(allowance.spend('192.0.2.1')).toBeUndefined()
})

it('one household’s IPv6 addresses count as one, another’s as another', () => {
  const allowance = createAllowance({ monotonic: () => 0 }, 1, 60_000)
  expect(allowance.spend('2001:db8:0:1::1')).toBeUndefined()
  expect(allowance.spend('2001:db8:0:1:ffff::2')).toBe(60)
  expect(allowance.spend('2001:db8:1::1')).toBeUndefined()
})
