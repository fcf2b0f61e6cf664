import { History } from 'lucide-react'
import { translate } from '../i18n/language.ts'
import type { DeedInfo } from './deedInfo.ts'

/** Looks up in the snapshots when an idea came and what has become of it. */
export const ORIGIN_DEED: DeedInfo = {
  label: (language) => translate(language)('deeds.origin'),
  icon: History,
  reads: true,
  why: (now) => (now.many ? 'deeds.oneOnly' : undefined),
  does: ({ openDialog }, { id }) => openDialog({ kind: 'origin', id }),
}
