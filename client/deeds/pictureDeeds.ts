import { Captions, Expand, ImageOff, ImagePlus } from 'lucide-react'
import { translate } from '../i18n/language.ts'
import { onlyOne, type DeedInfo, type Now } from './deedInfo.ts'

const onePicture = (now: Now) => onlyOne(now) ?? (now.idea?.fields.picture ? undefined : 'pictures.none')

/** What can be done with the picture of an idea. */
export const PICTURE_DEEDS = {
  addPicture: {
    label: (language, { idea }) => translate(language)(idea?.fields.picture ? 'pictures.replace' : 'pictures.add'),
    icon: ImagePlus,
    why: onlyOne,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'addPicture', id }),
  },
  lookAtPicture: {
    label: (language) => translate(language)('pictures.look'),
    icon: Expand,
    reads: true,
    why: onePicture,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'lookAtPicture', id }),
  },
  describePicture: {
    label: (language) => translate(language)('pictures.describe'),
    icon: Captions,
    why: onePicture,
    does: ({ openDialog }, { id }) => openDialog({ kind: 'describePicture', id }),
  },
  removePicture: {
    label: (language) => translate(language)('pictures.remove'),
    icon: ImageOff,
    why: onePicture,
    does: ({ deeds }) => deeds.removePicture(),
  },
} as const satisfies Record<string, DeedInfo>
