import type { OrderKey } from '../domain/idea.ts'

/**
 * Fractional keys: base62 digits after an invisible point, compared as strings. A new key is drawn at random from the middle of
 * the gap, so that two people who insert at one place at the same time get different keys.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = 62n
/** How many keys a gap must have room for, for each key drawn from it: two drawings hardly ever meet. */
const ROOM = BASE ** 3n
/** Appending takes a small step instead of half of what is left, so that keys stay short: 1/STEP of everything. */
const STEP = BASE ** 3n

/** They find room behind the middle with keys of six digits. */
const MOST_AT_ONCE = 100_000

/** Siblings whose keys are longer get new ones. */
export const LONGEST_KEY = 32

export function isOrderKey(key: string): boolean {
  return /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key)
}

/** A key strictly between two, or at an end. */
export function keyBetween(before: OrderKey | undefined, after: OrderKey | undefined, random: () => number): OrderKey {
  return keysBetween(before, after, 1, random)[0] as OrderKey
}

/** `n` ascending keys strictly between two. Throws if there is nothing between: see rekeySiblings. */
export function keysBetween(
  before: OrderKey | undefined,
  after: OrderKey | undefined,
  n: number,
  random: () => number,
): OrderKey[] {
  for (const key of [before, after])
    if (key !== undefined && !isOrderKey(key)) throw new Error(`not an order key: ${key}`)
  if (before !== undefined && after !== undefined && before >= after)
    throw new Error(`nothing between ${before} and ${after}`)
  if (n <= 0) return []
  if (before === undefined && after === undefined && n <= MOST_AT_ONCE) return keysAmongNone(n, random)
  const slots = BigInt(n)
  for (let length = 1; ; length++) {
    const [low, high] = bounds(before, after, slots, length)
    if (high - low < slots * ROOM) continue
    return Array.from({ length: n }, (_, i) => {
      const from = low + ((high - low) * BigInt(i)) / slots
      const to = low + ((high - low) * BigInt(i + 1)) / slots
      return format(from + (to - from) / 4n + randomBelow((to - from) / 2n, random), length)
    })
  }
}

/** As below, without the search and without large numbers: an outline has a thousand levels where nothing is yet. */
function keysAmongNone(n: number, random: () => number): OrderKey[] {
  const slot = 62 ** 3
  return Array.from({ length: n }, (_, i) => {
    let rest = 62 ** 6 / 2 + slot * i + slot / 4 + Math.floor((random() * slot) / 2)
    let key = ''
    for (; rest > 0; rest = Math.floor(rest / 62)) key = (DIGITS[rest % 62] as string) + key
    return key.replace(/0+$/, '')
  })
}

/** The gap as whole numbers of `length` digits. */
function bounds(
  before: OrderKey | undefined,
  after: OrderKey | undefined,
  n: bigint,
  length: number,
): [bigint, bigint] {
  const all = BASE ** BigInt(length)
  const step = (all * n) / STEP
  if (before === undefined && after === undefined) return [all / 2n, least(all, all / 2n + step)]
  if (before === undefined) return [most(0n, parse(after ?? '', length) - step), parse(after ?? '', length)]
  // Digits beyond `length` are cut off, so the number may lie below the key: one more is above it.
  const low = parse(before, length) + (before.length > length ? 1n : 0n)
  return [low, after === undefined ? least(all, low + step) : parse(after, length)]
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)
const most = (a: bigint, b: bigint) => (a > b ? a : b)

function parse(key: OrderKey, length: number): bigint {
  let value = 0n
  for (let i = 0; i < length; i++) value = value * BASE + BigInt(i < key.length ? DIGITS.indexOf(key[i] as string) : 0)
  return value
}

/** Without trailing zeros, which would make two keys of one number. */
function format(value: bigint, length: number): OrderKey {
  let key = ''
  for (let i = 0, rest = value; i < length; i++, rest /= BASE) key = DIGITS[Number(rest % BASE)] + key
  return key.replace(/0+$/, '')
}

function randomBelow(limit: bigint, random: () => number): bigint {
  const precision = 2 ** 48
  return (limit * BigInt(Math.floor(random() * precision))) / BigInt(precision)
}
