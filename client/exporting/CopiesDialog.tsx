import {
  BookOpenCheck,
  BookOpenText,
  Braces,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileType,
  Hash,
  ImageDown,
  ListTree,
  Network,
  PanelsTopLeft,
  PenTool,
  Send,
  TextInitial,
  Waypoints,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import { fileNameOf } from '../../shared/language/fileName.ts'
import { PICTURE_FORMATS, TEXT_FORMATS, type CopyFormat, type CopyOptions } from '../../shared/domain/copy.ts'
import { publicationPage } from '../../shared/wire/paths.ts'
import { may } from '../../shared/domain/access.ts'
import { sentenceOf } from '../board/askServer.ts'
import { useBoard } from '../board/session.ts'
import { useBoardTitle } from '../board/useBoardTitle.ts'
import { useCondition } from '../board/useCondition.ts'
import { useStage } from '../board/useStage.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { CopyChoices } from './CopyChoices.tsx'
import { CopyList } from './CopyList.tsx'
import styles from './CopiesDialog.module.css'
import { FormatCard } from './FormatCard.tsx'
import { readingLink } from './readingLink.ts'
import { saveFile } from '../ui/saveFile.ts'

const groups = [
  { name: 'toShow', formats: PICTURE_FORMATS },
  { name: 'toWorkOn', formats: TEXT_FORMATS },
] as const

const icons: Readonly<Record<CopyFormat, LucideIcon>> = {
  pdf: FileText,
  handout: BookOpenText,
  html: PanelsTopLeft,
  png: FileImage,
  svg: PenTool,
  docx: FileType,
  md: Hash,
  txt: TextInitial,
  csv: FileSpreadsheet,
  mm: Network,
  xmind: Workflow,
  opml: ListTree,
  mmd: Waypoints,
  json: Braces,
}

interface CopiesDialogProps {
  readonly onClose: () => void
  readonly onOpen: (dialog: 'publish') => void
}

/** Making copies (organiser), the list of copies (everybody), a picture of the view (everybody). */
export function CopiesDialog({ onClose, onOpen }: CopiesDialogProps) {
  const { t } = useLanguage()
  const { role, server, viewState, card } = useBoard()
  const title = useBoardTitle()
  const { copies, publication } = useStage()
  const { closing } = useCondition()
  const [making, setMaking] = useState<CopyFormat | 'picture'>()
  const [problem, setProblem] = useState<string>()
  const [printsLink, setPrintsLink] = useState(true)
  const [options, setOptions] = useState<CopyOptions>({})
  const mayMake = may(role, 'export', closing.state)

  const attempt = async (what: CopyFormat | 'picture', deed: () => Promise<void>, failed: string): Promise<void> => {
    if (making) return
    setMaking(what)
    setProblem(undefined)
    try {
      await deed()
    } catch (error) {
      setProblem(sentenceOf(error, failed))
    }
    setMaking(undefined)
  }
  const make = (format: CopyFormat): Promise<void> =>
    attempt(
      format,
      async () => {
        announce(t('copies.making', { format: t(`copies.${format}`) }))
        const link =
          (format === 'handout' || format === 'html') && printsLink ? await readingLink(card.board) : undefined
        const copy = await server.makeCopy({ format, ...options, ...(link !== undefined && { link }) })
        announce(t('copies.made', { name: copy.fileName }))
      },
      t('copies.failed'),
    )
  const takePicture = (): Promise<void> =>
    attempt(
      'picture',
      async () => {
        const map = document.querySelector<HTMLElement>('[data-testid="map"]')
        if (!map) return setProblem(t('copies.pictureNeedsMap'))
        const { pictureOfView } = await import('./pictureOfView.ts')
        const picture = await pictureOfView(map)
        if (!picture) return setProblem(t('copies.pictureFailed'))
        saveFile(picture, fileNameOf(title, new Date().toISOString(), 'png'))
      },
      t('copies.pictureFailed'),
    )

  return (
    <Dialog
      title={t(mayMake ? 'copies.title' : 'copies.titleAll')}
      onClose={onClose}
      size={mayMake ? 'large' : 'medium'}
    >
      <div className={styles['sections']}>
        {publication?.state === 'published' && (
          <p>
            <a
              href={publicationPage(publication.id)}
              target="_blank"
              rel="noopener noreferrer"
              className={styles['page']}
            >
              <BookOpenCheck size={20} aria-hidden /> {t('publish.page')}
            </a>
          </p>
        )}
        {mayMake && (
          <FormatCard
            icon={<Send size={24} aria-hidden />}
            name={t('publish.title')}
            text={t('publish.card')}
            label={t('publish.title')}
            isPending={false}
            pendingText=""
            isDisabled={making !== undefined}
            onPress={() => onOpen('publish')}
          />
        )}
        {mayMake && (
          <section>
            <p className={styles['intro']}>{t('copies.intro')}</p>
            <CopyChoices options={options} onChange={setOptions} printsLink={printsLink} onPrintsLink={setPrintsLink} />
            {groups.map(({ name, formats }) => (
              <div key={name} role="group" aria-labelledby={`copies-${name}`} className={styles['group']}>
                <h3 id={`copies-${name}`} className={styles['heading']}>
                  {t(`copies.${name}`)}
                </h3>
                <div className={styles['formats']}>
                  {formats.map((format) => {
                    const Icon = icons[format]
                    return (
                      <FormatCard
                        key={format}
                        icon={<Icon size={24} aria-hidden />}
                        name={t(`copies.${format}`)}
                        text={t(`copies.${format}Text`)}
                        label={t('copies.make', { format: t(`copies.${format}`) })}
                        isPending={making === format}
                        pendingText={t('copies.making', { format: t(`copies.${format}`) })}
                        isDisabled={making !== undefined && making !== format}
                        onPress={() => void make(format)}
                      />
                    )
                  })}
                </div>
              </div>
            ))}
          </section>
        )}
        {problem && (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        )}
        <section aria-labelledby="copies">
          <h3 id="copies" className={styles['heading']}>
            {t('copies.list')}
          </h3>
          {copies.length > 0 ? (
            <CopyList copies={copies} />
          ) : (
            <p className={styles['none']}>{t(mayMake ? 'copies.none' : 'copies.noneForAll')}</p>
          )}
        </section>
        {viewState.get().shown === 'map' && (
          <section className={styles['picture']}>
            <FormatCard
              icon={<ImageDown size={24} aria-hidden />}
              name={t('copies.picture')}
              text={t('copies.pictureText')}
              label={t('copies.takePicture')}
              isPending={making === 'picture'}
              pendingText={t('copies.making', { format: 'PNG' })}
              isDisabled={making !== undefined && making !== 'picture'}
              onPress={() => void takePicture()}
            />
          </section>
        )}
      </div>
    </Dialog>
  )
}
