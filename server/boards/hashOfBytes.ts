import { createHash } from 'node:crypto'

/** SHA-256, base64url: by it a file is known again. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')
