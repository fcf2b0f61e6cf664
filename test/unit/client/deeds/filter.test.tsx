import { act, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { FilterButton } from '../../../../client/deeds/FilterButton.tsx'
import { FilterNotice } from '../../../../client/deeds/FilterNotice.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { announcements } from '../../../../client/ui/announce.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import { soloSession } from '../../../support/soloSession.ts'

beforeEach(() => chooseLanguage('de'))

test('[P6] a reader filters, walks through what fits, and is told; Esc at the notice shows everything again', async () => {
  const session = soloSession({ canWrite: false })
  session.add({ id: 'bus', parent: 'root', title: 'Bus', kind: 'quickWin' })
  session.add({ id: 'rad', parent: 'root', title: 'Rad', kind: 'quickWin' })
  session.add({ id: 'zug', parent: 'root', title: 'Zug', kind: 'challenge' })
  session.run(setField, { id: 'rad', field: 'who', value: 'Bernd und Dörte' })
  const before = JSON.stringify(session.doc.toJSON())
  render(
    <BoardContext value={session}>
      <DeedsProvider>
        <FilterButton />
        <FilterNotice />
      </DeedsProvider>
    </BoardContext>,
  )
  expect(screen.queryByTestId('filter')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Filtern …' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByRole('status').textContent).toBe('Alle Ideen sind zu sehen')
  // Only what the map has is asked for.
  expect(dialog.queryByRole('group', { name: 'UN-Nachhaltigkeitsziel' })).toBeNull()
  await userEvent.click(dialog.getByRole('checkbox', { name: /^Quick Win/ }))
  expect(dialog.getByRole('status').textContent).toBe('2 Ideen passen')
  await userEvent.click(dialog.getByRole('checkbox', { name: /^Dörte/ }))
  expect(dialog.getByRole('status').textContent).toBe('1 Idee passt')
  await userEvent.click(dialog.getByRole('button', { name: 'Fertig' }))

  const notice = screen.getByTestId('filter')
  expect(notice.textContent).toContain('2 Filter · 1 Idee')
  expect(announcements().at(-1)?.text).toBe('1 Idee passt')
  await userEvent.click(screen.getByRole('button', { name: 'Nächste passende Idee' }))
  expect(session.viewState.get().focused).toBe('rad')
  act(() => session.viewState.setFilter({ kinds: ['quickWin'], authors: [], who: [], goals: [], isPlanned: false }))
  await userEvent.click(screen.getByRole('button', { name: 'Nächste passende Idee' }))
  expect(session.viewState.get().focused).toBe('bus')
  expect(JSON.stringify(session.doc.toJSON())).toBe(before)

  await userEvent.keyboard('{Escape}')
  expect(session.viewState.get().filter).toBeNull()
  expect(screen.queryByTestId('filter')).toBeNull()
  expect(announcements().at(-1)?.text).toBe('Filter aufgehoben')
})
