import { Download } from 'lucide-react'
import { useState } from 'react'
import type { CopyCard } from '../../shared/wire/requests.ts'
import { useBoard } from '../board/session.ts'
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
        </span>
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
