import { Download, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { CopyCard } from '../../shared/domain/copy.ts'
import { useBoard } from '../board/session.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './CopyList.module.css'
import { downloadCopy } from './downloadCopy.ts'

/** The copies of a board, newest first. */
export function CopyList({ copies }: { readonly copies: readonly CopyCard[] }) {
  return (
    <ul role="list" className={styles['list']}>
      {copies.map((copy) => (
        <CopyRow key={copy.id} copy={copy} />
      ))}
    </ul>
  )
}

/** What the copy could not show as it is. */
function remarks(
  { missingLetters = [], scale = 1, missingPictures = [], smallLetters }: CopyCard,
  t: Translate,
  formats: Formats,
): string[] {
  return [
    ...(missingLetters.length > 0
      ? [t('copies.missingLetters', { n: missingLetters.length, letters: missingLetters.slice(0, LETTERS).join(' ') })]
      : []),
    ...(missingPictures.length > 0
      ? [
          t('copies.missingPictures', {
            n: missingPictures.length,
            titles: missingPictures.slice(0, LETTERS).join(', '),
          }),
        ]
      : []),
    ...(smallLetters
      ? [
          smallLetters.paper
            ? t('copies.smallLettersOn', { points: formats.number(smallLetters.points), paper: smallLetters.paper })
            : t('copies.smallLetters', { points: formats.number(smallLetters.points) }),
        ]
      : []),
    ...(scale < 1 ? [t('copies.scaled', { percent: Math.round(scale * 100) })] : []),
  ]
}

/** More would be no help. */
const LETTERS = 12

function CopyRow({ copy }: { readonly copy: CopyCard }) {
  const { t, formats } = useLanguage()
  const { server } = useBoard()
  const [pending, setPending] = useState(false)
  const download = async (): Promise<void> => {
    setPending(true)
    await downloadCopy(server, copy, t)
    setPending(false)
  }
  return (
    <li className={styles['copy']} data-testid="copy">
      <span className={styles['format']}>{copy.format.toUpperCase()}</span>
      <span className={styles['words']}>
        <span className={styles['name']}>{copy.fileName}</span>
        <span className={styles['when']}>
          {formats.dateAndTime(copy.madeAt)} · {formats.bytes(copy.bytes)}
          {copy.names && ` · ${t('copies.withNames')}`}
        </span>
        {remarks(copy, t, formats).map((remark) => (
          <span key={remark} className={styles['remark']}>
            <TriangleAlert size={14} aria-hidden /> {remark}
          </span>
        ))}
      </span>
      <Button
        isPending={pending}
        icon={<Download size={18} aria-hidden />}
        aria-label={t('copies.downloadNamed', { name: copy.fileName })}
        onPress={() => void download()}
      >
        {pending ? t('copies.downloading') : t('copies.download')}
      </Button>
    </li>
  )
}
