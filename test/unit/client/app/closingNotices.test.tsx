import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { ClosingNotices } from '../../../../client/app/ClosingNotices.tsx'
import { daysUntil } from '../../../../client/app/daysUntil.ts'
import { BoardContext } from '../../../../client/board/session.ts'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import type { ClosingNow } from '../../../../shared/domain/closing.ts'
import type { Role } from '../../../../shared/domain/participant.ts'
import { soloSession } from '../../../support/soloSession.ts'

beforeEach(() => chooseLanguage('de'))

function show(closing: ClosingNow, { role = 'participant', daysLeft }: { role?: Role; daysLeft?: number } = {}) {
  const condition = { isIncomplete: false, isReadOnly: false, closing }
  const session = {
    ...soloSession(),
    role,
    condition: { get: () => condition, subscribe: () => () => undefined },
  }
  const opened: string[] = []
  render(
    <BoardContext value={session}>
      <ClosingNotices
        onOpen={(name) => opened.push(name)}
        words={undefined}
        onDropWords={vi.fn()}
        daysLeft={daysLeft}
      />
    </BoardContext>,
  )
  return opened
}
const notices = () => screen.queryAllByTestId('notice').map(({ textContent }) => textContent)
const noon = new Date(2026, 11, 12, 12).getTime()

test('[P19] a closed session says until when one can comment, a frozen one that nothing changes any more', () => {
  show({ state: 'closed', closedAt: 1, commentsUntil: noon })
  show({ state: 'frozen', closedAt: 1 })
  expect(notices()).toEqual([
    'Die Sitzung ist geschlossen. Lesen geht weiter, kommentieren bis 12. Dezember 2026.',
    'Die Sitzung ist abgeschlossen. Auf diesem Board ändert sich nichts mehr. Lesen geht weiter.',
  ])
})

test('a session that will close says so ten minutes before, and not for days', () => {
  show({ state: 'open', closedAt: Date.now() + 86_400_000 })
  expect(notices()).toEqual([])
  show({ state: 'open', closedAt: Date.now() + 5 * 60_000 })
  expect(notices()).toEqual([expect.stringMatching(/^Die Sitzung schließt um \d\d:\d\d\./)])
})

test('a board that ends soon says when and what to do: the organiser manages it, others take a copy along', async () => {
  const organiser = show({ state: 'open' }, { role: 'organiser', daysLeft: 9 })
  expect(notices()).toEqual([expect.stringContaining('wird am 31. Dezember 2026 gelöscht – noch 9 Tage.')])
  await userEvent.click(screen.getByRole('button', { name: 'Board verwalten' }))
  const other = show({ state: 'open' }, { daysLeft: 1 })
  expect(notices()[1]).toContain('noch 1 Tag.')
  await userEvent.click(screen.getByRole('button', { name: 'Kopien' }))
  expect([organiser, other]).toEqual([['manage'], ['copies']])
})

test('days are counted by the calendar, whatever the hour', () => {
  const late = Date.UTC(2026, 11, 22, 23, 59)
  expect([daysUntil('2026-12-31', late), daysUntil('2026-12-22', late), daysUntil('2026-12-21', late)]).toEqual([
    9, 0, -1,
  ])
  expect(daysUntil('', late)).toBe(Infinity)
})
