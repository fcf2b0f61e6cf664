import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderCopy } from '../server/exporting/renderCopy.ts'
import { openMapDocument } from '../shared/document/openDocument.ts'
import { readMindMap } from '../shared/document/readMindMap.ts'
import { endingOf, type CopyFormat } from '../shared/domain/copy.ts'
import { CHECKS, type MadeCopy } from './validation/checks.ts'
import { mapsToCopy, type MapToCopy } from './validation/maps.ts'
import { isThere, PACKAGES, type Program } from './validation/programs.ts'

/**
 * Lets programs of others look at copies: `npm run validate`, with a folder to keep the copies there. They are Debian's and no part of the
 * project; those that are not installed are passed over and named. What was found is in docs/validation.md.
 */
const keptIn = process.argv[2]
const folder = keptIn ?? mkdtempSync(join(tmpdir(), 'kaffeetisch-copies-'))
mkdirSync(folder, { recursive: true })

const programs = Object.keys(PACKAGES) as Program[]
const absent = programs.filter((program) => !isThere(program))
for (const program of absent)
  console.log(`not installed, passed over: ${program} (apt-get install ${PACKAGES[program]})`)

// The rasteriser reads this when it is loaded.
process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1'
const { openMeans } = await import('../server/exporting/openMeans.ts')
const means = await openMeans()
const checks = CHECKS.filter(({ by }) => !absent.includes(by))
const formats = new Set(checks.flatMap(({ of }) => of)) as Set<CopyFormat>
let wrong = 0
for (const map of mapsToCopy()) {
  const copies = new Map<string, MadeCopy>()
  for (const format of formats) copies.set(format, await copyOf(map, format))
  for (const { by, of, findings } of checks)
    for (const format of of) {
      const copy = copies.get(format)
      const found = copy ? findings(copy) : []
      wrong += found.length
      console.log(
        `${map.name.padEnd(12)}${format.padEnd(9)}${by.padEnd(14)}${found.length === 0 ? 'nothing found' : `${found.length} found`}`,
      )
      for (const line of found.slice(0, 8)) console.log(`    ${line}`)
    }
}
if (keptIn === undefined) rmSync(folder, { recursive: true, force: true })
else console.log(`the copies are in ${folder}`)
process.exitCode = wrong === 0 ? 0 : 1

async function copyOf({ name, ...map }: MapToCopy, format: CopyFormat): Promise<MadeCopy> {
  const order = { ...map, format, language: 'de', now: Date.UTC(2026, 10, 22, 12), timeZone: 'Europe/Berlin' } as const
  const { bytes } = await renderCopy({ ...order, link: 'https://tisch.example.org/b/abcdefghij0123456789' }, means)
  const file = join(folder, `${name}-${format}.${endingOf(format)}`)
  writeFileSync(file, bytes)
  const texts = [...readMindMap(openMapDocument([map.mapUpdate])).ideas.values()].map(({ text }) => text)
  return { file, words: new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? [])) }
}
