import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  /** Objects by number: dictionary as text, its strings as what they say, stream unpacked. */
  readonly objects: ReadonlyMap<number, { readonly dictionary: string; readonly stream: Buffer | undefined }>
  readonly pages: readonly { readonly said: readonly string[] }[]
  /** Everything that the pages say, stretch by stretch in the order of the file; replacement text in the place of what it replaces. */
  readonly said: readonly string[]
  /** The letters as they stand on the paper, from left to right, a string for each stretch that is set at once. */
  readonly set: readonly string[]
  /** Painting operators that belong to no marked content. */
  readonly unmarked: readonly string[]
}

/** Reads a PDF as a search or a screen reader would, page after page, knowing nothing of how it was written. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes))
  const kids = [...objects.values()].find(({ dictionary }) => /\/Type \/Pages\b/.test(dictionary))?.dictionary
  const readAs = replacementsOf(objects)
  const pages = [...(/\/Kids \[([^\]]*)\]/.exec(kids ?? '')?.[1]?.matchAll(/(\d+) 0 R/g) ?? [])].map(([, ref = '']) => {
    const page = objects.get(Number(ref))?.dictionary
    const resources = at(objects, /\/Resources (\d+) 0 R/, page)
    const fonts = new Map<string, ReadonlyMap<string, string>>()
    for (const [, name, ref] of (resources?.dictionary ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name ?? '', cmapOf(at(objects, /\/ToUnicode (\d+) 0 R/, objects.get(Number(ref))?.dictionary)?.stream))
    return listen(contentOf(objects, page), fonts, (mark) => readAs.get(`${ref} ${mark}`))
  })
  return {
    objects,
    pages,
    said: pages.flatMap(({ said }) => said),
    set: pages.flatMap(({ set }) => set),
    unmarked: pages.flatMap(({ unmarked }) => unmarked),
  }
}

/** What is drawn on a page: one stream, or several that follow one another. */
export function contentOf(objects: ReadPdf['objects'], page = ''): string {
  const [, several, one = ''] = /\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(page) ?? []
  const streams = [...(several ?? one).matchAll(/(\d+) 0 R/g)].map(([, ref]) => objects.get(Number(ref))?.stream)
  return streams.map((stream) => stream?.toString('latin1') ?? '').join('\n')
}

function objectsOf(file: Buffer): Map<number, { dictionary: string; stream: Buffer | undefined }> {
  const text = file.toString('latin1')
  const objects = new Map<number, { dictionary: string; stream: Buffer | undefined }>()
  for (const start of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = start.index + start[0].length
    const end = text.indexOf('\nendobj', from)
    const streamAt = text.indexOf('\nstream\n', from)
    const hasStream = streamAt >= 0 && streamAt < end
    const dictionary = text.slice(from, hasStream ? streamAt : end)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const raw = file.subarray(streamAt + 8, streamAt + 8 + length)
    const stream = hasStream ? (dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw) : undefined
    objects.set(Number(start[1]), { dictionary, stream })
    if (stream && dictionary.includes('/Type /ObjStm')) unpack(dictionary, stream.toString('latin1'), objects)
  }
  return objects
}

/** By page and mark: what the structure says in the place of what is marked. */
function replacementsOf(objects: ReadPdf['objects']): Map<string, string> {
  const all = new Map<string, string>()
  for (const { dictionary } of objects.values()) {
    const text = ACTUAL.exec(dictionary)
    const [, page, mark] = /\/Pg (\d+) 0 R \/K \[(\d+)\]/.exec(dictionary) ?? []
    if (text && mark !== undefined) all.set(`${page} ${mark}`, actualOf(text))
  }
  return all
}

const ACTUAL = /\/ActualText (?:<feff([0-9a-f]*)>|\(((?:\\.|[^)])*)\))/s
const actualOf = ([, hex, text = '']: RegExpExecArray): string => (hex === undefined ? literal(text) : utf16(hex))

/** Many objects that share a stream: pairs of number and place, then one after another. */
function unpack(
  dictionary: string,
  stream: string,
  objects: Map<number, { dictionary: string; stream: Buffer | undefined }>,
): void {
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1])
  const heads = stream.slice(0, first).trim().split(' ').map(Number)
  for (let i = 0; i < heads.length; i += 2) {
    const [number = 0, from = 0, , until] = heads.slice(i, i + 4)
    objects.set(number, {
      dictionary: stream
        .slice(first + from, until === undefined ? undefined : first + until)
        .trim()
        .replace(/<feff([0-9a-f]*)>/g, (_, hex: string) => `(${utf16(hex).replace(/[\\()]/g, '\\$&')})`),
      stream: undefined,
    })
  }
}

function at(objects: ReadPdf['objects'], ref: RegExp, dictionary: string | undefined) {
  return objects.get(Number(ref.exec(dictionary ?? '')?.[1]))
}

function cmapOf(stream: Buffer | undefined): Map<string, string> {
  const map = new Map<string, string>()
  const cmap = stream?.toString('latin1') ?? ''
  for (const [, first, , list] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    [...(list ?? '').matchAll(/<([0-9a-f]*)>/g)].forEach(([, unicode], index) => {
      const code = (parseInt(first ?? '0', 16) + index).toString(16).padStart(4, '0')
      map.set(code, utf16(unicode ?? ''))
    })
  return map
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(raw: string): string {
  const text = raw.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter)
  if (!text.startsWith('\u00fe\u00ff')) return text
  return utf16(Buffer.from(text.slice(2), 'latin1').toString('hex'))
}

function listen(
  content: string,
  fonts: ReadonlyMap<string, ReadonlyMap<string, string>>,
  readAs: (mark: string) => string | undefined,
) {
  const said: string[] = []
  const unmarked: string[] = []
  const set: string[] = []
  const marks: { replaced: boolean; counts: boolean }[] = []
  let font: ReadonlyMap<string, string> = new Map()
  // A mark's dictionary may run over several lines.
  const lines = content
    .replace(/<<\n([^]*?)\n>> BDC/g, (_, entries: string) => `<< ${entries.replaceAll('\n', ' ')} >> BDC`)
    .split('\n')
  for (const line of lines) {
    if (/\b(BDC|BMC)$/.test(line)) {
      const mark = /\/MCID (\d+)/.exec(line)?.[1]
      const marked = ACTUAL.exec(line)
      const actual = marked ? actualOf(marked) : mark && readAs(mark)
      if (mark) said.push('')
      if (actual !== undefined && !marks.some(({ replaced }) => replaced)) add(said, actual)
      marks.push({ replaced: actual !== undefined, counts: mark !== undefined || line.startsWith('/Artifact') })
    } else if (line === 'EMC') marks.pop()
    else if (/^\/F\d+ [\d.]+ Tf$/.test(line)) font = fonts.get(line.slice(1).split(' ')[0] ?? '') ?? new Map()
    const isPainting = / TJ$/.test(line) || /^(f|S|B|f\*|B\*)$/.test(line) || / Do$/.test(line)
    if (isPainting && !marks.some((mark) => mark.counts)) unmarked.push(line)
    if (line === 'BT') set.push('')
    if (/ TJ$/.test(line))
      for (const [, hex] of line.matchAll(/<([0-9a-f]+)>/g)) {
        const letters = (hex?.match(/.{4}/g) ?? []).map((code) => font.get(code) ?? '\ufffd').join('')
        add(set, letters)
        if (!marks.some((mark) => mark.replaced)) add(said, letters)
      }
  }
  return { said, set, unmarked }
}

function add(stretches: string[], text: string): void {
  stretches[stretches.length - 1] = (stretches[stretches.length - 1] ?? '') + text
}
