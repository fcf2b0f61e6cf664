import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
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

test('[P2] a question mark that is written while the editor is still on its way is text, and no call for help', async () => {
  const session = soloSession({ canWrite: true })
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  session.viewState.show('outline')
  const onOpen = vi.fn()
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <Page onOpen={onOpen} />
      </DeedsProvider>
    </BoardContext>,
  )
  const row = screen.getByRole('treeitem', { name: /^Bus/ })
  act(() => row.focus())
  await userEvent.keyboard('?')
  expect(onOpen.mock.calls).toEqual([['shortcuts']])
  await userEvent.keyboard('{Tab}Wer?')
  expect(onOpen).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect([...session.map.ideas.values()].map(({ text }) => text)).toContain('Wer?'))
})
