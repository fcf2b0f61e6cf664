import { useEffect } from 'react'

/** What the browser's tab says; without a title it stays as it is. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = title ? `${title} – Kaffeetisch` : 'Kaffeetisch'
  }, [title])
}
