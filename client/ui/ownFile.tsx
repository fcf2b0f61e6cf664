import { useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { learnAll } from '../i18n/language.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { pageOnServer } from './outdated.ts'
import { showToast } from './toast.ts'
import { useKeysHeld } from './useKeysHeld.ts'

/** A component that comes in a file of its own, when it is first shown or earlier by `fetch`. */
export interface OwnFile<P> {
  (props: P): ReactNode
  fetch(): Promise<void>
}

/**
 * Where the file cannot be had, because there is no network or the server has a newer one, that is said and `onClose` is called: the page goes on. React's `lazy` would end
 * the page then, and where all is well it holds back what it has for up to 300 ms. What is asked for takes the keyboard at once: keys that
 * are pressed until the file is here are meant for it.
 */
export function ownFile<P extends { readonly onClose?: () => void }>(
  load: () => Promise<ComponentType<P>>,
  { isAskedFor = true }: { readonly isAskedFor?: boolean } = {},
): OwnFile<P> {
  let here: ComponentType<P> | undefined
  let coming: Promise<void> | undefined
  const fetch = (): Promise<void> =>
    (coming ??= Promise.all([load(), learnAll()]).then(
      ([file]) => void (here = file),
      (error: unknown) => {
        coming = undefined
        throw error
      },
    ))

  function Shown(props: P): ReactNode {
    const { t } = useLanguage()
    const [File, setFile] = useState(() => here)
    const { onClose } = props
    useKeysHeld(isAskedFor && !File, onClose)
    useEffect(() => {
      if (File) return
      let left = false
      const unreachable = { text: t('app.notFetched'), tone: 'problem' } as const
      // Browsers never ask again for a file that they could not have; the page loaded anew does.
      const anew = (page: 'same' | 'newer') => ({
        text: t(page === 'newer' ? 'app.newVersion' : 'app.fetchAnew'),
        action: { label: t('error.reload'), onAction: () => location.reload() },
      })
      fetch().then(
        () => !left && setFile(() => here),
        () => {
          if (left) return
          onClose?.()
          void pageOnServer().then((page) => showToast(page === undefined ? unreachable : anew(page)))
        },
      )
      return () => {
        left = true
      }
    }, [File, onClose, t])
    return File ? <File {...props} /> : null
  }
  return Object.assign(Shown, { fetch })
}
