import { ArrowLeftRight } from 'lucide-react'
import type { Idea } from '../../shared/domain/idea.ts'
import { safeLink } from '../../shared/document/safeLink.ts'
import { useBoard } from '../board/session.ts'
import { useLinksOf } from '../board/useLinksOf.ts'
import { ideaTitle } from '../deeds/ideaTitle.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { TextRuns } from '../ui/TextRuns.tsx'
import styles from './IdeaDetails.module.css'
import { OutlinePicture } from './OutlinePicture.tsx'

/** What an idea bears beside its title: note, fields, connections to other ideas. */
export function IdeaDetails({ idea }: { readonly idea: Idea }) {
  const { t, formats } = useLanguage()
  const { map } = useBoard()
  const links = useLinksOf(idea.id)
  const { who, nextStep, until, link, sdg, picture } = idea.fields
  const address = link === undefined ? undefined : safeLink(link)
  const fields: readonly (readonly [string, string | undefined])[] = [
    [t('outline.who'), who],
    [t('outline.nextStep'), nextStep],
    [t('outline.until'), until === undefined ? undefined : formats.date(until)],
    [t('outline.sdg'), sdg && sdg.length > 0 ? formats.list(sdg.map(String)) : undefined],
  ]
  const given = fields.filter((field): field is readonly [string, string] => field[1] !== undefined)
  const hasNote = idea.note.some((line) => line.length > 0)
  if (!hasNote && given.length === 0 && address === undefined && links.length === 0 && !picture) return null
  return (
    <div className={styles['details']}>
      {picture && <OutlinePicture id={idea.id} picture={picture} />}
      {hasNote && (
        <p className={styles['note']}>
          <span className="visuallyHidden">{t('outline.note')}: </span>
          <TextRuns text={idea.note} />
        </p>
      )}
      {(given.length > 0 || address !== undefined) && (
        <dl className={styles['fields']}>
          {given.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {address !== undefined && (
            <div>
              <dt>{t('outline.link')}</dt>
              <dd>
                <a href={address} target="_blank" rel="noopener noreferrer nofollow">
                  {address}
                </a>
              </dd>
            </div>
          )}
        </dl>
      )}
      {links.length > 0 && (
        <ul role="list" className={styles['links']} aria-label={t('outline.links')}>
          {links.map(({ id, other, label }) => {
            const title = ideaTitle(map.ideas.get(other), t)
            return (
              <li key={id}>
                <ArrowLeftRight size={14} aria-hidden className={styles['arrow']} />
                {label ? t('outline.linkToWith', { title, label }) : t('outline.linkTo', { title })}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
