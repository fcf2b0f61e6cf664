import { ownFile, type OwnFile } from '../ui/ownFile.tsx'
import type { DialogName } from './dialogNames.ts'

interface DialogProps {
  readonly onClose: () => void
  /** Opens another one in its place. */
  readonly onOpen: (dialog: DialogName) => void
}

/** Each comes in a file of its own when it is first opened. */
const dialogs: Readonly<Record<DialogName, OwnFile<DialogProps>>> = {
  share: ownFile(() => import('../share/ShareDialog.tsx').then(({ ShareDialog }) => ShareDialog)),
  manage: ownFile(() => import('../share/ManageDialog.tsx').then(({ ManageDialog }) => ManageDialog)),
  closing: ownFile(() => import('../share/ClosingDialog.tsx').then(({ ClosingDialog }) => ClosingDialog)),
  copies: ownFile(() => import('../exporting/CopiesDialog.tsx').then(({ CopiesDialog }) => CopiesDialog)),
  import: ownFile(() => import('../importing/ImportDialog.tsx').then(({ ImportDialog }) => ImportDialog)),
  people: ownFile(() => import('../presence/PeopleDialog.tsx').then(({ PeopleDialog }) => PeopleDialog)),
  shortcuts: ownFile(() => import('./ShortcutsDialog.tsx').then(({ ShortcutsDialog }) => ShortcutsDialog)),
  forget: ownFile(() => import('./ForgetDialog.tsx').then(({ ForgetDialog }) => ForgetDialog)),
  news: ownFile(() => import('../activity/NewsDialog.tsx').then(({ NewsDialog }) => NewsDialog)),
  log: ownFile(() => import('../activity/LogDialog.tsx').then(({ LogDialog }) => LogDialog)),
  bin: ownFile(() => import('../history/BinDialog.tsx').then(({ BinDialog }) => BinDialog)),
  present: ownFile(() => import('./Presentation.tsx').then(({ Presentation }) => Presentation)),
  publish: ownFile(() => import('../publishing/PublishDialog.tsx').then(({ PublishDialog }) => PublishDialog)),
  resultAddress: ownFile(() =>
    import('../publishing/ResultAddressDialog.tsx').then(({ ResultAddressDialog }) => ResultAddressDialog),
  ),
  commands: ownFile(() => import('./CommandsDialog.tsx').then(({ CommandsDialog }) => CommandsDialog)),
}

/** The dialog of the workspace that is open. */
export function Dialogs({ name, ...rest }: DialogProps & { readonly name: DialogName }) {
  const Chosen = dialogs[name]
  return <Chosen {...rest} />
}

/** Before they are needed, so that they open at once, and also when the network is gone meanwhile. */
export const fetchDialogs = (): Promise<unknown> =>
  Promise.allSettled(Object.values(dialogs).map(({ fetch }) => fetch()))
