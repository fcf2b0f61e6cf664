import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Template } from '../../shared/domain/board.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import type { CreateBoardAnswer } from '../../shared/wire/requests.ts'
import { createBoard, sentenceOf } from '../board/askServer.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceCards } from '../ui/ChoiceCards.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './CreateForm.module.css'
import { FileField } from './FileField.tsx'

interface CreateFormProps {
  /** `file`: what the board shall hold, still to be read. */
  readonly onMade: (title: string, answer: CreateBoardAnswer, file?: File) => void
}

/** Title, language, template: a board in one step. */
export function CreateForm({ onMade }: CreateFormProps) {
  const { t, language: spoken, formats } = useLanguage()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Language>()
  const [template, setTemplate] = useState<Template | 'file'>('regionalgespraech')
  const [file, setFile] = useState<File>()
  const [fileProblem, setFileProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const [titleProblem, setTitleProblem] = useState<string>()
  const [problem, setProblem] = useState<string>()

  const wrongTitle = (): string | undefined => {
    const length = title.trim().length
    if (length === 0) return t('home.titleMissing')
    if (length > LIMITS.boardTitle) return t('home.titleTooLong', { most: formats.number(LIMITS.boardTitle) })
    return undefined
  }
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const wrong = wrongTitle()
    setTitleProblem(wrong)
    const fileMissing = template === 'file' && !file
    setFileProblem(fileMissing ? t('home.fileMissing') : undefined)
    if (wrong) return event.currentTarget.querySelector<HTMLInputElement>('input')?.focus()
    if (pending || fileMissing) return
    setPending(true)
    setProblem(undefined)
    try {
      const name = title.trim()
      const answer = await createBoard({
        title: name,
        language: language ?? spoken,
        template: template === 'file' ? 'blank' : template,
      })
      onMade(name, answer, template === 'file' ? file : undefined)
    } catch (error) {
      setProblem(sentenceOf(error, t('home.createFailed')))
      setPending(false)
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <h2 className={styles['heading']}>{t('home.newBoard')}</h2>
      <TextField
        label={t('home.title')}
        name="title"
        value={title}
        onChange={(value) => {
          setTitle(value)
          setTitleProblem(undefined)
        }}
        problem={titleProblem}
        placeholder={t('home.titlePlaceholder')}
        autoComplete="off"
        isRequired
      />
      <ChoiceCards
        label={t('home.template')}
        value={template}
        onChange={setTemplate}
        choices={[
          { value: 'regionalgespraech', label: t('home.templateRegional'), text: t('home.templateRegionalText') },
          { value: 'blank', label: t('home.templateBlank'), text: t('home.templateBlankText') },
          { value: 'file', label: t('home.templateFile'), text: t('home.templateFileText') },
        ]}
      />
      {template === 'file' && (
        <FileField
          file={file}
          problem={fileProblem}
          onFile={(chosen) => {
            setFile(chosen)
            setFileProblem(undefined)
            // A board is mostly called as its file.
            if (title.trim() === '') setTitle(chosen.name.replace(/\.[^.]+$/, '').slice(0, LIMITS.boardTitle))
          }}
        />
      )}
      <ChoiceCards
        label={t('home.language')}
        value={language ?? spoken}
        onChange={setLanguage}
        choices={[
          { value: 'de', label: t('app.german'), lang: 'de' },
          { value: 'en', label: t('app.english'), lang: 'en' },
        ]}
      />
      {problem && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" size="large" isPending={pending}>
        {pending ? t('home.creating') : t('home.create')}
      </Button>
    </form>
  )
}
