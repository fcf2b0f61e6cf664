import { expect, it } from 'vitest'
import { readRecoveryKey, writtenRecoveryKey } from '../../../../shared/domain/recoveryKey.ts'

const KEY = '23456789ABCDEFGHJKMNPQRST'

it('a recovery key is read however it was written down, and nothing else is taken for one', () => {
  expect(writtenRecoveryKey(KEY)).toBe('23456-789AB-CDEFG-HJKMN-PQRST')
  for (const typed of [KEY, writtenRecoveryKey(KEY), ` ${KEY.toLowerCase()}\n`, KEY.replace(/(.{5})/g, '$1 – ')])
    expect(readRecoveryKey(typed)).toBe(KEY)
  for (const typed of ['', KEY.slice(1), `${KEY}A`, KEY.replace('2', '0'), 'constructor'])
    expect(readRecoveryKey(typed)).toBeUndefined()
})
