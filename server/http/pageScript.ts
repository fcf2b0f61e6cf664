import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const SCRIPT = /^reading-[\w-]+\.js$/

/** Where the script of the server's own pages lies among the built files: its name says what is in it. Undefined before the first build. */
export function pageScript(pages: string): () => string | undefined {
  const folder = path.join(pages, 'assets')
  let builtAt = 0
  let name: string | undefined
  return () => {
    const now = statSync(path.join(pages, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (now !== builtAt) {
      builtAt = now
      name = existsSync(folder) ? readdirSync(folder).find((file) => SCRIPT.test(file)) : undefined
    }
    return name === undefined ? undefined : `/assets/${name}`
  }
}
