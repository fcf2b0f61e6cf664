import { existsSync, readFileSync } from 'node:fs'

/** The version in package.json, wherever this file lies: the sources are as deep in the tree as what is built, or less. */
export function readVersion(): string {
  for (const folder of ['../', '../../', '../../../']) {
    const file = new URL(`${folder}package.json`, import.meta.url)
    if (!existsSync(file)) continue
    const described: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof described === 'object' && described !== null && 'version' in described) return String(described.version)
  }
  return 'unknown'
}
