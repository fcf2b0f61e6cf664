import type { Page } from '@playwright/test'
import type { Template } from '../../shared/domain/board.ts'
import type { Language } from '../../shared/domain/mindMap.ts'
import type { CreateBoardAnswer } from '../../shared/wire/requests.ts'

interface NewBoard {
  readonly title?: string
  readonly language?: Language
  readonly template?: Template
}

/** Makes a board by HTTP, as the home page does. */
export async function newBoard(
  url: string,
  { title = 'Regionalgespräch', language = 'de', template = 'regionalgespraech' }: NewBoard = {},
): Promise<CreateBoardAnswer> {
  const response = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ title, language, template }),
  })
  if (response.status !== 201) throw new Error(`no board: ${response.status} ${await response.text()}`)
  return (await response.json()) as CreateBoardAnswer
}

/** Opens a link on this server, whatever address it was made for, and goes in under a name. */
export async function enter(page: Page, url: string, link: string, name: string): Promise<void> {
  await page.goto(url + new URL(link).pathname + new URL(link).hash)
  await page.getByLabel(/^(Dein Name|Your name)$/).fill(name)
  await page.getByRole('button', { name: /^(Mitmachen|Join in)$/ }).click()
  await page.getByTestId('saving').waitFor()
}

/** The path and secret of a link, on this server. */
export const onServer = (url: string, link: string): string => url + new URL(link).pathname + new URL(link).hash
