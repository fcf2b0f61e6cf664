import type { publishing as de } from '../de/publishing.ts'
import type { TranslationOf } from '../translation.ts'

export const publishing: TranslationOf<typeof de> = {
  'result.text': 'As soon as the organiser publishes the results, you get the link to them, once.',
  'result.address': 'E-mail address',
  'result.addressHint': 'Nobody else sees it. It is deleted once the mail is sent.',
  'result.keep': 'Send it to me',
  'result.change': 'Change',
  'result.takeBack': 'Take back',
  'result.kept': 'The result goes to {address}.',
  'result.takenBack': 'Your address is deleted.',
  'result.failed': 'The server does not answer right now. Please try again.',
}
