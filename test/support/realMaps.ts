import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const folder = new URL('../fixtures/maps/', import.meta.url)

export interface RealMap {
  readonly file: string
  readonly nodes: string
  readonly depth: string
}

/** Files that people made with other programs: test/fixtures/maps/MANIFEST.tsv says where they are from. */
export const REAL_MAPS: readonly RealMap[] = readFileSync(new URL('MANIFEST.tsv', folder), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [file = '', , nodes = '', depth = ''] = row.split('\t')
    return { file, nodes, depth }
  })

export const realMap = (file: string): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(new URL(`${file}.gz`, folder))))
