import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** The script of the pages that the server writes itself. Both are undefined before the first build. */
export interface PageScript {
  /** Where browsers find it: its name says what is in it. */
  address(): string | undefined
  /** Itself, for pages that are one file. */
  text(): string | undefined
}

const SCRIPT = /^reading-[\w-]+\.js$/

/** Found anew when the pages were built anew. */
export function findPageScript(pages: string): PageScript {
  const folder = path.join(pages, 'assets')
  let builtAt = 0
  let name: string | undefined
  const look = (): string | undefined => {
    const now = statSync(path.join(pages, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (now !== builtAt) {
      builtAt = now
      name = existsSync(folder) ? readdirSync(folder).find((file) => SCRIPT.test(file)) : undefined
    }
    return name
  }
  return {
    address() {
      const found = look()
      return found === undefined ? undefined : `/assets/${found}`
    },
    text() {
      const found = look()
      return found === undefined ? undefined : readFileSync(path.join(folder, found), 'utf8')
    },
  }
}
