import { Camera, ImagePlus } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import type { IdeaId } from '../../shared/domain/idea.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { sentenceOf } from '../board/askServer.ts'
import { newPictureId } from '../board/pictureOutbox.ts'
import { useBoard } from '../board/session.ts'
import { useIdea } from '../board/useIdea.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toast.ts'
import { AltFields, type AltText } from './AltFields.tsx'
import { useDeeds } from './deedsContext.ts'
import styles from './PictureDialogs.module.css'
import { preparePicture, type PreparedPicture } from './preparePicture.ts'

export interface AddPictureProps {
  readonly id: IdeaId
  /** What was pasted or dropped; else it is chosen here. */
  readonly file?: Blob
  /** Into a new idea below that one. */
  readonly isNew?: boolean
  readonly onClose: () => void
}

/** What the browser shows to choose from; what it can draw beyond that is taken, too. */
const KINDS = 'image/png,image/jpeg,image/webp,image/gif,image/avif,image/heic'

/** One picture for an idea: chosen, looked at, put into words, sent. */
export function AddPictureDialog({ id, file, isNew = false, onClose }: AddPictureProps) {
  const { t } = useLanguage()
  const { pictureOutbox, map } = useBoard()
  const { deeds, view } = useDeeds()
  const idea = useIdea(id)
  const [chosen, setChosen] = useState<Blob | undefined>(file)
  const { prepared, problem: unfit } = usePrepared(chosen)
  const [text, setText] = useState<AltText>({ alt: '', decorative: false })
  const [title, setTitle] = useState('')
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [picture] = useState(newPictureId)
  const form = useId()
  const before = isNew ? undefined : idea?.fields.picture?.id

  const choose = (next: Blob): void => {
    setRefused(undefined)
    setChosen(next)
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!prepared || sending) return
    setSending(true)
    setRefused(undefined)
    const target = isNew ? { under: id, title: title.trim() } : { onto: id, instead: before }
    try {
      const sent = await pictureOutbox.send({
        ...{ id: picture, file: prepared.file, target, decorative: text.decorative },
        alt: text.decorative ? '' : text.alt.trim(),
      })
      if (sent === 'waits') showToast({ text: t('pictures.waits') })
      else announce(t('pictures.added', { title: isNew ? title || text.alt : deeds.titleOf(id) }))
      onClose()
      // It has made its idea larger: none of it lies out of sight.
      const bearer = isNew ? map.ideas.get(id)?.children.at(-1) : id
      if (bearer === undefined) return
      view().catchUp([bearer])
      view().reveal(bearer)
    } catch (error) {
      setSending(false)
      setRefused(sentenceOf(error, t('pictures.notAPicture')))
    }
  }
  const problem = refused ?? (unfit && t(unfit))
  return (
    <Dialog
      title={t(isNew ? 'pictures.addUnder' : 'pictures.addTitle', { title: deeds.titleOf(id) })}
      onClose={onClose}
      actions={
        prepared && (
          <>
            <ChooseButton onChoose={choose} label={t('pictures.chooseAnother')} />
            <SubmitButton form={form} sending={sending} />
          </>
        )
      }
    >
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {prepared ? (
        <form id={form} className={styles['form']} onSubmit={(event) => void send(event)}>
          <Preview picture={prepared} />
          {isNew && (
            <TextField label={t('pictures.ideaTitle')} value={title} onChange={setTitle} maxLength={LIMITS.title} />
          )}
          <AltFields text={text} onChange={setText} autoFocus />
          {before !== undefined && <p className={styles['hint']}>{t('pictures.replaces')}</p>}
        </form>
      ) : chosen && !problem ? (
        <p role="status" className={styles['hint']}>
          {t('pictures.preparing')}
        </p>
      ) : (
        <div className={styles['choices']}>
          <ChooseButton onChoose={choose} label={t('pictures.choose')} isMain />
          <ChooseButton onChoose={choose} label={t('pictures.take')} takesPhoto />
          <p className={styles['hint']}>{t('pictures.chooseHint')}</p>
        </div>
      )}
    </Dialog>
  )
}

function SubmitButton({ form, sending }: { readonly form: string; readonly sending: boolean }) {
  const { t } = useLanguage()
  const submit = (): void => {
    const element = document.getElementById(form)
    if (element instanceof HTMLFormElement) element.requestSubmit()
  }
  return (
    <Button variant="primary" isPending={sending} onPress={submit}>
      {sending ? t('pictures.sending') : t('pictures.put')}
    </Button>
  )
}

interface ChooseButtonProps {
  readonly label: string
  readonly isMain?: boolean
  /** Opens the camera; shown where there is one in the hand. */
  readonly takesPhoto?: boolean
  onChoose(file: File): void
}

/** A button that opens the browser's own choice of files. */
function ChooseButton({ label, isMain = false, takesPhoto = false, onChoose }: ChooseButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const Icon = takesPhoto ? Camera : ImagePlus
  return (
    <span className={takesPhoto ? styles['camera'] : undefined}>
      <Button
        variant={isMain ? 'primary' : 'secondary'}
        size={isMain || takesPhoto ? 'large' : 'medium'}
        icon={<Icon size={18} aria-hidden />}
        autoFocus={isMain}
        onPress={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={takesPhoto ? 'image/*' : KINDS}
        {...(takesPhoto && { capture: 'environment' as const })}
        hidden
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onChoose(file)
        }}
      />
    </span>
  )
}

/** What is chosen, made ready; or why it cannot be. */
function usePrepared(file: Blob | undefined): {
  readonly prepared: PreparedPicture | undefined
  readonly problem: 'pictures.notAPicture' | 'pictures.noSvg' | undefined
} {
  const [result, setResult] = useState<{ of: Blob; is: Awaited<ReturnType<typeof preparePicture>> }>()
  useEffect(() => {
    if (!file) return
    let left = false
    void preparePicture(file).then((is) => !left && setResult({ of: file, is }))
    return () => {
      left = true
    }
  }, [file])
  const is = result?.of === file ? result?.is : undefined
  if (is === 'notAPicture' || is === 'noSvg') return { prepared: undefined, problem: `pictures.${is}` }
  return { prepared: is, problem: undefined }
}

function Preview({ picture: { file, width, height } }: { readonly picture: PreparedPicture }) {
  const { t } = useLanguage()
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const address = URL.createObjectURL(file)
    if (image.current) image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [file])
  return (
    <div className={styles['preview']}>
      <img ref={image} width={width} height={height} alt={t('pictures.preview')} />
    </div>
  )
}
