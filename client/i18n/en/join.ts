import type { join as source } from '../de/join.ts'
import type { TranslationOf } from '../translation.ts'

export const join = {
  'join.invited': 'You are invited',
  'join.invitedOrganiser': 'You organise this board',
  'join.name': 'Your name',
  'join.nameHint': 'This is how the others see you.',
  'join.nameMissing': 'Give a name, a first name is enough.',
  'join.organisation': 'Organisation (optional)',
  'join.resultTo': 'E-mail for the result (optional)',
  'join.resultToHint': 'Only for that: nobody else sees it, and it is deleted once the mail is sent.',
  'join.noAddress': 'That is no e-mail address. Check it, for example: name@example.org',
  'join.privacyTitle': 'What happens with your data',
  'join.privacy':
    'Your name, organisation and ideas are seen by everybody on this board. They are kept on this server only and will be deleted on {date} at the latest, if nobody comes back until then. There are no cookies and no third parties.',
  'join.remember': 'Remember on this device',
  'join.rememberHint': 'Please switch off on somebody else’s or a shared device.',
  'join.enter': 'Join in',
  'join.entering': 'One moment …',
  'join.failed': 'The server does not answer at the moment. What you entered is still here, try again.',
} satisfies TranslationOf<typeof source>
