import { lazy, Suspense, type ComponentType } from 'react'
import type { DialogName } from './dialogNames.ts'

interface DialogProps {
  readonly onClose: () => void
  /** Opens another one in its place. */
  readonly onOpen: (dialog: DialogName) => void
}

/** Each comes in a file of its own when it is first opened. */
const dialogs: Readonly<Record<DialogName, ComponentType<DialogProps>>> = {
  share: lazy(() => import('../share/ShareDialog.tsx').then(({ ShareDialog }) => ({ default: ShareDialog }))),
  copies: lazy(() => import('../exporting/CopiesDialog.tsx').then(({ CopiesDialog }) => ({ default: CopiesDialog }))),
  people: lazy(() => import('../presence/PeopleDialog.tsx').then(({ PeopleDialog }) => ({ default: PeopleDialog }))),
  shortcuts: lazy(() => import('./ShortcutsDialog.tsx').then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog }))),
  forget: lazy(() => import('./ForgetDialog.tsx').then(({ ForgetDialog }) => ({ default: ForgetDialog }))),
  commands: lazy(() => import('./CommandsDialog.tsx').then(({ CommandsDialog }) => ({ default: CommandsDialog }))),
}

/** The dialog of the workspace that is open. */
export function Dialogs({ name, ...rest }: DialogProps & { readonly name: DialogName }) {
  const Chosen = dialogs[name]
  return (
    <Suspense fallback={null}>
      <Chosen {...rest} />
    </Suspense>
  )
}
