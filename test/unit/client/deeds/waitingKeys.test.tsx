import { act, fireEvent, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { useRegions } from '../../../../client/app/useRegions.ts'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Outline } from '../../../../client/outline/Outline.tsx'
import { soloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  Element.prototype.scrollIntoView = () => undefined
  Range.prototype.getClientRects = () => document.createElement('p').getClientRects()
  Range.prototype.getBoundingClientRect = () => new DOMRect()
})

function Page({ onOpen }: { readonly onOpen: (dialog: string) => void }) {
  const page = useRef<HTMLDivElement>(null)
  useRegions(page, onOpen)
  return (
    <div ref={page}>
      <main>
        <Outline />
      </main>
    </div>
  )
}

function onRow(onOpen: (dialog: string) => void) {
  const session = soloSession({ canWrite: true })
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  session.viewState.show('outline')
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <Page onOpen={onOpen} />
      </DeedsProvider>
    </BoardContext>,
  )
  const row = screen.getByRole('treeitem', { name: /^Bus/ })
  act(() => row.focus())
  return session
}

/** Shift+Enter for a line's end. */
const press = (key: string): void => {
  const init = key === '\n' ? { key: 'Enter', shiftKey: true } : { key }
  fireEvent.keyDown(document.activeElement ?? document.body, init)
}

const below = (session: ReturnType<typeof soloSession>, parent: string): string[] =>
  [...(session.map.ideas.get(parent)?.children ?? [])].map((id) => session.map.ideas.get(id)?.text ?? '')

test('[P2] whole ideas may be written while the editor is still on its way, and a question mark in them is text, no call for help', async () => {
  const onOpen = vi.fn()
  const session = onRow(onOpen)
  // Until the first `await` the editor's file cannot come.
  act(() => press('?'))
  expect(onOpen.mock.calls).toEqual([['shortcuts']])
  act(() => {
    for (const key of ['Tab', ...'Weg', 'Backspace', ...'r?', 'Enter', 'Enter', ...'Was', '\n', ...'dann']) press(key)
    for (const key of ['Tab', ...'Wo', 'Enter', 'F2', '!', 'Enter', 'ArrowLeft', 'ArrowUp']) press(key)
  })
  await vi.waitFor(() => expect(below(session, 'bus')).toEqual(['Wer?', 'Was\ndann']))
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Wer/))
  const [, was = ''] = session.map.ideas.get('bus')?.children ?? []
  expect(below(session, was)).toEqual(['Wo!'])
  expect(onOpen).toHaveBeenCalledOnce()
})
