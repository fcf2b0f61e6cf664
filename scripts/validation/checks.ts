import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { CLASS_PATH, say, type Program } from './programs.ts'

/** A copy on the disk, and the words that stand in its map. */
export interface MadeCopy {
  readonly file: string
  readonly words: ReadonlySet<string>
}
interface Check {
  readonly by: Program
  readonly of: readonly string[]
  /** What is wrong, in a few words; empty where nothing is. */
  readonly findings: (copy: MadeCopy) => string[]
}

/** What PDF/A-1 wants and PDF/A-2 does not (ISO 19005-2, 6.1.4, 6.1.13, 6.2.11.4.2): our files are PDF/A-2. */
const OF_PDFA1_ONLY = [
  /part must be 1/,
  /CIDSet entry is missing/,
  /Invalid float range/,
  /Array too long/,
  /cross reference streams are not allowed/,
]
const PDFS = ['pdf', 'handout'] as const

export const CHECKS: readonly Check[] = [
  { by: 'qpdf', of: PDFS, findings: ({ file }) => unlessOk('qpdf', ['--check', file]) },
  {
    by: 'mutool',
    of: PDFS,
    findings: ({ file }) =>
      unlessOk(
        'mutool',
        ['draw', '-r', '20', '-F', 'png', '-o', '/dev/null', file],
        /^(error|warning: (?!ICC support)).*/gm,
      ),
  },
  {
    by: 'pdffonts',
    of: PDFS,
    findings: ({ file }) =>
      say('pdffonts', [file])
        .text.split('\n')
        .slice(2)
        .filter((line) => line.trim() !== '' && !/yes yes yes +\d+ +\d+$/.test(line.trim())),
  },
  {
    by: 'pdfinfo',
    of: PDFS,
    findings: ({ file }) => {
      const { text } = say('pdfinfo', [file])
      return [/^Tagged: +yes/m, /^Title: +\S/m].filter((wanted) => !wanted.test(text)).map(String)
    },
  },
  {
    by: 'pdftotext',
    of: PDFS,
    // Poppler reads no more than 50,000 letters below 3 points, MuPDF leaves right-to-left words turned around.
    findings: ({ file, words }) =>
      missing(
        words,
        [say('pdftotext', ['-raw', file, '-']), say('mutool', ['draw', '-F', 'txt', file])]
          .map(({ text }) => text)
          .join('\n'),
      ),
  },
  {
    by: 'java',
    of: PDFS,
    findings: ({ file }) => {
      const { text } = say('java', ['-cp', CLASS_PATH.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file])
      if (!/valid PDF\/A-1b file/.test(text)) return [text.trim().slice(0, 300)]
      const findings = text.split('\n').filter((line) => /^\d+(\.\d+)* : /.test(line))
      return findings.filter((line) => !OF_PDFA1_ONLY.some((known) => known.test(line)))
    },
  },
  {
    by: 'xmllint',
    of: ['mm', 'opml', 'svg'],
    findings: ({ file }) => unlessOk('xmllint', ['--noout', '--huge', file]),
  },
  {
    by: 'rsvg-convert',
    of: ['svg'],
    findings: ({ file }) => unlessOk('rsvg-convert', ['-w', '600', '--unlimited', '-o', `${file}.png`, file]),
  },
  { by: 'soffice', of: ['docx', 'csv'], findings: inLibreOffice },
]

/** Opens it and saves it as something that can be looked into: a PDF, a spreadsheet. */
function inLibreOffice({ file, words }: MadeCopy): string[] {
  const folder = dirname(file)
  const isTable = file.endsWith('.csv')
  const target = isTable ? 'fods' : 'pdf'
  const { text } = say('soffice', [
    `-env:UserInstallation=file://${join(folder, 'office')}`,
    '--headless',
    // UTF-8, semicolons, columns as they are recognised.
    ...(isTable ? ['--infilter=CSV:59,34,76,1'] : []),
    '--convert-to',
    target,
    '--outdir',
    folder,
    file,
  ])
  if (!text.includes('->')) return [text.trim()]
  const saved = join(folder, `${basename(file).replace(/\.\w+$/, '')}.${target}`)
  const read = isTable ? readFileSync(saved, 'utf8') : say('pdftotext', ['-raw', saved, '-']).text
  const formulas = [...read.matchAll(/table:formula="[^"]*"/g)].map(([formula]) => formula)
  return [...missing(words, isTable ? read.replace(/<[^>]*>/g, ' ') : read), ...formulas]
}

const unlessOk = (program: Program, args: readonly string[], wrong?: RegExp): string[] => {
  const { ok, text } = say(program, args)
  const lines = wrong ? (text.match(wrong) ?? []) : []
  return ok ? lines : [text.trim().slice(0, 300)]
}

/** Words may be broken at the end of a line, and right-to-left ones are set in marks. */
function missing(words: ReadonlySet<string>, read: string): string[] {
  const text = read.replace(/[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
  return [...words].filter((word) => !text.includes(word)).map((word) => `missing: ${word}`)
}
