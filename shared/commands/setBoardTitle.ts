import { ROOT_ID } from '../domain/idea.ts'
import { LIMITS } from '../domain/limits.ts'
import { ideaOf } from '../domain/mindMap.ts'
import { richText } from '../document/richText.ts'
import { openColumn } from '../document/schema.ts'
import { writeText } from '../document/writeRichText.ts'
import type { Command } from './command.ts'
import { firstOf } from './rules.ts'

/** Renames the board; the central idea, too, as long as it still says the board's title. */
export const setBoardTitle: Command<{ readonly title: string }> = {
  name: 'setBoardTitle',
  check: (_map, { title }) =>
    firstOf(title.trim() === '' && 'boardTitleEmpty', title.trim().length > LIMITS.boardTitle && 'boardTitleTooLong'),
  apply: (doc, map, { title }) => {
    const next = title.trim()
    openColumn(doc, 'meta').set('title', next)
    if (ideaOf(map, ROOT_ID).text === map.title) writeText(doc, 'title', ROOT_ID, richText(next))
  },
}
