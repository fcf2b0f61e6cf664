import { Dialog } from '../ui/Dialog.tsx'
import { JoinCode } from './JoinCode.tsx'

interface ProjectorProps {
  readonly link: string
  readonly title: string
  readonly text: string
  readonly onClose: () => void
}

/** The QR code as large as the screen, for the projector or a shared screen. */
export function Projector({ link, title, text, onClose }: ProjectorProps) {
  return (
    <Dialog title={title} size="full" onClose={onClose}>
      <JoinCode link={link} text={text} />
    </Dialog>
  )
}
