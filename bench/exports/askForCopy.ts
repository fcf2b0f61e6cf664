import type { CopyRequest } from '../../shared/wire/requests.ts'
import { api } from '../../shared/wire/paths.ts'
import type { MadeBoard } from '../../test/support/boardByHttp.ts'

/** From the request to the last byte of the file. */
export async function askForCopy(server: string, { board, secrets }: MadeBoard, wanted: CopyRequest): Promise<Buffer> {
  const authorization = `Bearer ${secrets.organiser}`
  const answer = await fetch(server + api.copies(board), {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  if (!answer.ok) throw new Error(`no copy: ${answer.status} ${await answer.text()}`)
  const file = await fetch(new URL(answer.headers.get('location') ?? '', server), { headers: { authorization } })
  return Buffer.from(await file.arrayBuffer())
}
