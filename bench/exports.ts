import { measureAlone } from './exports/alone.ts'
import { measureAgainstBrowser } from './exports/againstBrowser.ts'
import { measureDuringSession } from './exports/duringSession.ts'
import { untilDone } from './untilDone.ts'

/**
 * Copies: what each format costs by itself; from the request to the last byte against a browser that makes the same file of the same
 * drawing; and what a session notices of them.
 *
 * `npm run bench:exports -- browser 500`: one part only (alone, browser, session), other sizes.
 */
const asked = process.argv.slice(2)
const given = asked.map(Number).filter(Boolean)
const sizes = given.length > 0 ? given : [500, 2_000, 10_000]
const only = asked.find((word) => ['alone', 'browser', 'session'].includes(word))
const MINUTES = 20

await untilDone(MINUTES, async (onEnd) => {
  if (only === undefined || only === 'alone') await measureAlone()
  if (only === undefined || only === 'browser') await measureAgainstBrowser(sizes, onEnd)
  if (only === undefined || only === 'session') await measureDuringSession(onEnd)
})
