import { Maximize2 } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Role } from '../../shared/domain/participant.ts'
import { readingLinkOf } from '../../shared/wire/paths.ts'
import type { BoardLinks } from '../../shared/wire/requests.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import styles from './ShareLinks.module.css'

const QrCode = lazy(() => import('../ui/QrCode.tsx').then(({ QrCode }) => ({ default: QrCode })))
const Projector = lazy(() => import('./Projector.tsx').then(({ Projector }) => ({ default: Projector })))

/** What people need most stands first: the link for taking part. */
const ORDER: readonly Role[] = ['participant', 'viewer', 'organiser']

interface ShareLinksProps {
  readonly links: BoardLinks
  readonly title: string
  /** What may be done with a link, below it. */
  readonly controls?: (role: Role) => ReactNode
}

/** Who only reads gets the page that is light and needs no script; from there the board is one step away. */
const linkFor = (links: BoardLinks, role: Role): string =>
  role === 'viewer' ? readingLinkOf(links.viewer) : links[role]

/** The three links of a board with copy buttons and QR codes. */
export function ShareLinks({ links, title, controls }: ShareLinksProps) {
  const { t } = useLanguage()
  const [enlarged, setEnlarged] = useState<Role>()
  return (
    <>
      <ul role="list" className={styles['list']}>
        {ORDER.map((role) => {
          const name = t(`share.${role}`)
          return (
            <li key={role} className={styles['row']} data-role={role} data-testid={`link-${role}`}>
              {role !== 'organiser' && (
                <AriaButton
                  className={styles['code'] ?? ''}
                  aria-label={t('share.enlarge', { role: name })}
                  onPress={() => setEnlarged(role)}
                >
                  <Suspense fallback={<span className={styles['place']} />}>
                    <QrCode text={linkFor(links, role)} label={t('share.qr', { role: name })} />
                  </Suspense>
                  <Maximize2 size={16} aria-hidden className={styles['enlarge']} />
                </AriaButton>
              )}
              <div className={styles['words']}>
                <h3 className={styles['role']}>{name}</h3>
                <p className={styles['what']}>{t(`share.${role}Text`)}</p>
                <div className={styles['link']}>
                  <input
                    readOnly
                    aria-label={t('share.link', { role: name })}
                    value={linkFor(links, role)}
                    className={styles['address']}
                    onFocus={(event) => event.currentTarget.select()}
                  />
                  <CopyButton text={linkFor(links, role)} label={t('share.copy', { role: name })} />
                </div>
                {role === 'organiser' && <p className={styles['warning']}>{t('share.organiserWarning')}</p>}
              </div>
              {controls && <div className={styles['controls']}>{controls(role)}</div>}
            </li>
          )
        })}
      </ul>
      {enlarged && (
        <Suspense fallback={null}>
          <Projector
            link={linkFor(links, enlarged)}
            title={title}
            text={t(enlarged === 'viewer' ? 'share.projectorRead' : 'share.projectorText')}
            onClose={() => setEnlarged(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}
