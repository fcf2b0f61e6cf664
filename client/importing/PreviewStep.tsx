import { useState } from 'react'
import { LOST_AND_FOUND_ID, type IdeaId } from '../../shared/domain/idea.ts'
import { depthOf } from '../../shared/domain/mindMap.ts'
import { LIMITS } from '../../shared/domain/limits.ts'
import { countItems, heightOfOutline } from '../../shared/outline/outlineItem.ts'
import { plainText } from '../../shared/document/richText.ts'
import type { ImportAnswer } from '../../shared/wire/requests.ts'
import { useBoard } from '../board/session.ts'
import { useDeeds } from '../deeds/deedsContext.ts'
import { TargetField } from '../deeds/TargetField.tsx'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Switch.tsx'
import styles from './ImportDialog.module.css'
import { PreviewTree } from './PreviewTree.tsx'

/** Where it goes, and whether without its middle. */
export interface Choice {
  readonly target: IdeaId | undefined
  readonly withoutTop: boolean
}

interface PreviewStepProps {
  readonly name: string
  readonly found: ImportAnswer
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
}

/** What is in the file, what is not understood, and where it goes. */
export function PreviewStep({ name, found, choice, onChoice }: PreviewStepProps) {
  const { t, formats } = useLanguage()
  const { map } = useBoard()
  const { deeds } = useDeeds()
  const [seeks, setSeeks] = useState(choice.target === undefined)
  const { items, links } = found.outline
  const [top, ...others] = items
  const count = countItems(items)
  const height = heightOfOutline(items)
  const { target } = choice
  const tooDeep = target !== undefined && depthOf(map, target) + height > LIMITS.depth
  return (
    <div className={styles['preview']}>
      <p>
        <strong className={styles['name']}>{name}</strong>
        <br />
        {t(`import.format.${found.format}`)} · {t('import.ideas', { n: count })} · {t('import.levels', { n: height })}
        {links.length > 0 && ` · ${t('import.links', { n: links.length })}`}
      </p>
      <section className={styles['where']}>
        {seeks || target === undefined ? (
          <TargetField
            label={t('import.below')}
            fits={(id) => id !== LOST_AND_FOUND_ID}
            target={target}
            onTarget={(next) => onChoice({ ...choice, target: next })}
          />
        ) : (
          <p className={styles['target']}>
            <span>
              {t('import.below')}: <strong>{deeds.titleOf(target)}</strong>
            </span>
            <Button
              variant="quiet"
              onPress={() => {
                setSeeks(true)
                onChoice({ ...choice, target: undefined })
              }}
            >
              {t('import.elsewhere')}
            </Button>
          </p>
        )}
        {top && others.length === 0 && top.children.length > 0 && (
          <Switch isOn={!choice.withoutTop} onChange={(withTop) => onChoice({ ...choice, withoutTop: !withTop })}>
            {t('import.withTop', { title: shortened(plainText(top.title)) || t('map.untitled') })}
          </Switch>
        )}
      </section>
      <PreviewTree items={items} total={count} />
      {(found.leftovers.length > 0 || tooDeep) && (
        <section aria-labelledby="import-leftovers">
          <h3 id="import-leftovers" className={styles['heading']}>
            {t('import.leftovers')}
          </h3>
          <ul className={styles['leftovers']}>
            {found.leftovers.map(({ what, n }) => (
              <li key={what}>{t(`import.left.${what}`, { n })}</li>
            ))}
            {tooDeep && <li>{t('import.tooDeepHere', { most: formats.number(LIMITS.depth) })}</li>}
          </ul>
        </section>
      )}
    </div>
  )
}

/** As much as fits beside a switch. */
const shortened = (title: string): string => {
  const line = title.replace(/\s+/g, ' ')
  return line.length > 60 ? `${[...line].slice(0, 60).join('')} …` : line
}
