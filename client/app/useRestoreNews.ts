import { useEffect } from 'react'
import { useBoard } from '../board/session.ts'
import { currentLanguage, learnAll, translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'

const SELDOM = 3_000

/** Somebody else brings back an earlier state: that is told to all who are here, with a way to see how it was before. */
export function useRestoreNews(): void {
  const { presence, viewState } = useBoard()
  useEffect(() => {
    const known = new Map<number, number>()
    let toldAt = 0
    const hear = (isNews: boolean): void => {
      for (const { client, person, restored } of presence.others()) {
        const last = known.get(client)
        known.set(client, restored?.at ?? 0)
        // What they did before I met them is over.
        if (!isNews || !restored || last === undefined || last === restored.at) continue
        // Nobody brings back so much that it would have to be told more often.
        if (Date.now() - toldAt < SELDOM) continue
        toldAt = Date.now()
        const { snapshot: number, before } = restored
        void learnAll().then(() => {
          const t = translate(currentLanguage())
          showToast({
            text: t('history.somebodyRestored', { name: person.name, stand: t('history.stand', { number }) }),
            action: {
              label: t('history.lookBefore'),
              onAction: () => viewState.lookBack({ shown: before, beside: 'now' }),
            },
          })
        })
      }
    }
    hear(false)
    return presence.subscribe(() => hear(true))
  }, [presence, viewState])
}
