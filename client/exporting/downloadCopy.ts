import type { CopyCard } from '../../shared/domain/copy.ts'
import { sentenceOf, type Server } from '../board/askServer.ts'
import type { Translate } from '../i18n/language.ts'
import { showToast } from '../ui/toast.ts'
import { saveFile } from '../ui/saveFile.ts'

/** Fetches a copy with my credential and hands it to the browser's downloads under the name that the server gave it. */
export async function downloadCopy(server: Server, copy: CopyCard, t: Translate): Promise<void> {
  try {
    saveFile(await server.download(copy), copy.fileName)
  } catch (error) {
    showToast({ text: sentenceOf(error, t('copies.downloadFailed')), tone: 'problem' })
  }
}
