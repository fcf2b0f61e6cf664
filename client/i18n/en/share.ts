import type { share as source } from '../de/share.ts'
import type { TranslationOf } from '../translation.ts'

export const share = {
  'share.title': 'Share',
  'share.intro': 'Whoever has a link gets in with it. Give each only to those it is for.',
  'share.organiser': 'Organise',
  'share.organiserText': 'Everything: write, make copies, see the links. Only for the team.',
  'share.participant': 'Take part',
  'share.participantText': 'Read and write. For everybody who takes part in the session.',
  'share.viewer': 'Read',
  'share.viewerText': 'Read only, without a name. To pass on after the session.',
  'share.link': 'Link: {role}',
  'share.copy': 'Copy link: {role}',
  'share.copied': 'The link is copied.',
  'share.copyFailed': 'The browser does not allow copying. Select the link and copy it by hand.',
  'share.qr': 'QR code: {role}',
  'share.enlarge': 'Show QR code large: {role}',
  'share.projectorText': 'Scan with your camera and join in',
  'share.projectorRead': 'Scan with your camera and read along',
  'share.organiserWarning': 'This link gives all rights. Do not show it while sharing your screen.',
  'share.loading': 'Fetching the links …',
  'share.failed': 'The links cannot be fetched right now. Try again in a moment.',
  'share.onlyOrganiser': 'The links are shown only to those who came with the organisers’ link.',
} satisfies TranslationOf<typeof source>
