import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What a program said: on both streams, and whether it ended well. */
export interface Said {
  readonly ok: boolean
  readonly text: string
}

const MEGABYTES = 256 * 1024 * 1024

export function say(program: string, args: readonly string[], cwd?: string): Said {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: MEGABYTES })
  return { ok: status === 0, text: `${stdout}\n${stderr}` }
}

/** The Debian package of each program that is wanted. */
export const PACKAGES = {
  qpdf: 'qpdf',
  pdffonts: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  mutool: 'mupdf-tools',
  xmllint: 'libxml2-utils',
  'rsvg-convert': 'librsvg2-bin',
  soffice: 'libreoffice-writer libreoffice-calc',
  java: 'default-jre-headless libpdfbox2-java libcommons-io-java libcommons-logging-java libactivation-java libjaxb-api-java',
} as const
export type Program = keyof typeof PACKAGES

const JARS = [
  'preflight',
  'xmpbox',
  'pdfbox2',
  'fontbox2',
  'commons-io',
  'commons-logging',
  'javax.activation',
  'jaxb-api',
]
export const CLASS_PATH = JARS.map((jar) => `/usr/share/java/${jar}.jar`)

export const isThere = (program: Program): boolean =>
  spawnSync('which', [program]).status === 0 && (program !== 'java' || CLASS_PATH.every((jar) => existsSync(jar)))
