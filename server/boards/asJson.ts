import { z } from 'zod'
import type { Json } from '../storage/ports.ts'

/** A record as it is stored: what is undefined is left out. */
export const asJson = (record: object): Json => z.json().parse(JSON.parse(JSON.stringify(record)))
