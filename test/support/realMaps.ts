import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

// No URL: in a test with a page, that is the page's.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/maps')

export interface RealMap {
  readonly file: string
  readonly nodes: string
  readonly depth: string
}

/** Files that people made with other programs: test/fixtures/maps/MANIFEST.tsv says where they are from. */
export const REAL_MAPS: readonly RealMap[] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [file = '', , nodes = '', depth = ''] = row.split('\t')
    return { file, nodes, depth }
  })

export const realMap = (file: string): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(join(folder, `${file}.gz`))))
