import { Sprout } from 'lucide-react'
import { useState } from 'react'
import type { CreateBoardAnswer } from '../../shared/wire/requests.ts'
import { createBoard, sentenceOf } from '../board/askServer.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toast.ts'
import styles from './DemoButton.module.css'

/** For an installation where nothing is yet: a full board to look at. */
export function DemoButton({ onMade }: { readonly onMade: (title: string, answer: CreateBoardAnswer) => void }) {
  const { t, language } = useLanguage()
  const [pending, setPending] = useState(false)
  const make = async (): Promise<void> => {
    setPending(true)
    try {
      const title = t('home.demoTitle')
      onMade(title, await createBoard({ title, language, template: 'demo' }))
    } catch (error) {
      showToast({ text: sentenceOf(error, t('home.createFailed')), tone: 'problem' })
      setPending(false)
    }
  }
  return (
    <section className={styles['demo']}>
      <p>{t('home.demoText')}</p>
      <Button icon={<Sprout size={18} aria-hidden />} isPending={pending} onPress={() => void make()}>
        {t('home.demo')}
      </Button>
    </section>
  )
}
