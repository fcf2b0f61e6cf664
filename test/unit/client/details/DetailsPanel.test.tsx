import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { DeedsProvider } from '../../../../client/deeds/DeedsProvider.tsx'
import { DetailsPanel } from '../../../../client/details/DetailsPanel.tsx'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { currentToasts, dismissToast } from '../../../../client/ui/toast.ts'
import { linkIdeas } from '../../../../shared/commands/linkIdeas.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { setField } from '../../../../shared/commands/setField.ts'
import type { IdeaFields } from '../../../../shared/domain/idea.ts'
import { soloSession, type SoloSession } from '../../../support/soloSession.ts'

beforeEach(() => {
  chooseLanguage('de')
  currentToasts().forEach(({ id }) => dismissToast(id))
})

function open(session: SoloSession) {
  session.viewState.select(['bus'], 'bus')
  session.viewState.openPanel({ is: 'details' })
  return render(
    <BoardContext value={session}>
      <DeedsProvider>
        <DetailsPanel onClose={() => session.viewState.openPanel(null)} />
        <Toasts />
      </DeedsProvider>
    </BoardContext>,
  )
}
function withBus(kind: 'quickWin' | 'challenge' = 'quickWin'): SoloSession {
  const session = soloSession()
  session.add({ id: 'bus', parent: 'root', title: 'Bus', kind })
  session.add({ id: 'rad', parent: 'root', title: 'Rad' })
  return session
}
const fields = (session: SoloSession): IdeaFields | undefined => session.map.ideas.get('bus')?.fields
const field = (name: string) => screen.getByRole('textbox', { name })
const othersSet = (session: SoloSession, value: string) =>
  act(() => session.others(({ run }) => void run(setField, { id: 'bus', field: 'who', value })))

test('a quick win asks first who does it; Enter and leaving a field save, each as one step of undo', async () => {
  const session = withBus()
  open(session)
  expect(screen.getAllByRole('textbox')[0]).toBe(field('Wer'))
  await userEvent.type(field('Wer'), 'Anna{Enter}')
  await userEvent.type(field('Nächster Schritt'), 'Kleinbus  anfragen')
  fireEvent.change(screen.getByLabelText('Bis'), { target: { value: '2026-12-17' } })
  await userEvent.tab()
  fireEvent.blur(screen.getByLabelText('Bis'))
  expect(fields(session)).toEqual({ who: 'Anna', nextStep: 'Kleinbus  anfragen', until: '2026-12-17' })
  act(() => session.undo.undo())
  expect(fields(session)).toEqual({ who: 'Anna', nextStep: 'Kleinbus  anfragen' })
})

test('[P2] [P10] what others enter meanwhile does not replace what I am writing, and I am told', async () => {
  const session = withBus()
  open(session)
  await userEvent.type(field('Wer'), 'Anna')
  othersSet(session, 'Bernd')
  expect(field('Wer')).toHaveProperty('value', 'Anna')
  expect(document.activeElement).toBe(field('Wer'))
  expect(screen.getByRole('status').textContent).toContain('Bernd')
  await userEvent.tab()
  expect(fields(session)).toEqual({ who: 'Anna' })

  await userEvent.type(field('Wer'), '!')
  othersSet(session, 'Cemile')
  await userEvent.click(screen.getByRole('button', { name: 'Deren Text übernehmen' }))
  await userEvent.tab()
  expect(fields(session)).toEqual({ who: 'Cemile' })
})

test('what I only looked at is not written back over what others did', async () => {
  const session = withBus()
  open(session)
  await userEvent.type(field('Wer'), 'x{Backspace}')
  othersSet(session, 'Bernd')
  await userEvent.tab()
  expect(fields(session)).toEqual({ who: 'Bernd' })
})

test('[P2] words on their way are saved when I go to another idea, and given back when the idea is gone', async () => {
  const session = withBus()
  open(session)
  await userEvent.type(field('Wer'), 'Anna')
  act(() => session.viewState.select(['rad'], 'rad'))
  expect(fields(session)).toEqual({ who: 'Anna' })

  act(() => session.viewState.select(['bus'], 'bus'))
  await userEvent.type(field('Wer'), ' und Bernd')
  act(() => session.others(({ run }) => void run(removeIdeas, { ids: ['bus'] })))
  await userEvent.click(screen.getByRole('button', { name: 'Wiederherstellen' }))
  expect(fields(session)).toEqual({ who: 'Anna und Bernd' })
})

test('[P11] an address is completed where it can be; what is none stays in the field and is told why', async () => {
  const session = withBus()
  open(session)
  await userEvent.type(field('Link'), 'fahrplan.de/bus{Enter}')
  expect(fields(session)).toEqual({ link: 'https://fahrplan.de/bus' })
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://fahrplan.de/bus')
  await userEvent.clear(field('Link'))
  await userEvent.type(field('Link'), 'javascript:alert(1){Enter}')
  expect(field('Link')).toHaveProperty('value', 'javascript:alert(1)')
  expect(field('Link').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText(/keine Adresse/)).toBeTruthy()
  expect(fields(session)).toEqual({ link: 'https://fahrplan.de/bus' })
  await userEvent.keyboard('{Escape}')
  expect(field('Link')).toHaveProperty('value', 'https://fahrplan.de/bus')
  expect(session.viewState.get().panel).not.toBeNull()
})

test('goals are chosen by number and name, and two people’s choices both stay', async () => {
  const session = withBus()
  open(session)
  await userEvent.click(screen.getByRole('button', { name: 'Ziele wählen' }))
  await userEvent.click(screen.getByRole('checkbox', { name: /11.*Städte/ }))
  act(() => session.others(({ run }) => void run(setField, { id: 'bus', field: 'sdg', value: [3, 11] })))
  await userEvent.click(screen.getByRole('checkbox', { name: /17/ }))
  expect(fields(session)).toEqual({ sdg: [3, 11, 17] })
})

test('other ideas show who and until when once somebody asks; cross-links lead to their other end', async () => {
  const session = withBus('challenge')
  session.run(linkIdeas, { id: 'l', from: 'bus', to: 'rad', label: 'statt' })
  open(session)
  expect(screen.queryByRole('textbox', { name: 'Wer' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: /Wer, nächster Schritt/ }))
  expect(field('Wer')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: /Beschriftung der Verbindung mit „Rad“/ })).toHaveProperty(
    'value',
    'statt',
  )
  await userEvent.click(screen.getByRole('button', { name: 'Zu „Rad“ gehen' }))
  expect(session.viewState.get().focused).toBe('rad')
})

test('[P6] a reader sees everything and can change nothing', () => {
  const session = soloSession({ canWrite: false })
  session.add({ id: 'bus', parent: 'root', title: 'Bus', kind: 'quickWin' })
  session.run(setField, { id: 'bus', field: 'who', value: 'Anna' })
  open(session)
  const panel = within(screen.getByTestId('details'))
  expect(panel.getByText('Anna')).toBeTruthy()
  expect(panel.queryAllByRole('textbox')).toEqual([])
  expect(panel.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Details schließen'])
})

test('Esc closes the panel', async () => {
  const session = withBus()
  open(session)
  await userEvent.click(screen.getByRole('button', { name: 'Ziele wählen' }))
  await userEvent.keyboard('{Escape}')
  expect(session.viewState.get().panel).toBeNull()
})

test('[P10] the keys for the note and for comments lead there once: who goes on to another idea keeps the focus', async () => {
  const session = withBus('challenge')
  open(session)
  act(() => session.viewState.openPanel({ is: 'details', at: 'talk' }))
  expect(document.activeElement).toBe(field('Kommentar schreiben'))
  act(() => {
    field('Kommentar schreiben').blur()
    session.viewState.select(['rad'], 'rad')
  })
  expect(document.activeElement).toBe(document.body)
  act(() => session.viewState.openPanel({ is: 'details', at: 'talk' }))
  expect(document.activeElement).toBe(field('Kommentar schreiben'))

  act(() => session.viewState.openPanel({ is: 'details', at: 'note' }))
  await screen.findByRole('button', { name: 'Fertig' })
  act(() => session.viewState.select(['bus'], 'bus'))
  expect(screen.queryByRole('button', { name: 'Fertig' })).toBeNull()
})
