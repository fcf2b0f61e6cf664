import type { Idea } from '../../shared/domain/idea.ts'
import { oneLine } from '../../shared/domain/oneLine.ts'
import type { Translate } from '../i18n/language.ts'

/** What an idea is called in a sentence; also one that has no words, or is gone. */
export const ideaTitle = (idea: Pick<Idea, 'text'> | undefined, t: Translate): string =>
  oneLine(idea?.text ?? '') || t('map.untitled')
