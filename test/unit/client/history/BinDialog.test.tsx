import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { BoardContext } from '../../../../client/board/session.ts'
import { BinDialog } from '../../../../client/history/BinDialog.tsx'
import { chooseLanguage, learnAll } from '../../../../client/i18n/language.ts'
import { addIdea } from '../../../../shared/commands/addIdea.ts'
import { removeIdeas } from '../../../../shared/commands/removeIdeas.ts'
import { soloSession } from '../../../support/soloSession.ts'

beforeEach(async () => {
  await learnAll('de')
  chooseLanguage('de')
})

test('[P12] the bin is searched and emptied by keyboard: what comes back leaves it, and the keyboard goes on there', async () => {
  const session = soloSession()
  session.add({ id: 'bus', parent: 'root', title: 'Bus' })
  session.add({ id: 'klein', parent: 'bus', title: 'Kleinbus' })
  session.add({ id: 'rad', parent: 'root', title: 'Rad' })
  session.run(removeIdeas, { ids: ['bus'] })
  session.run(removeIdeas, { ids: ['rad'] })
  render(
    <BoardContext value={session}>
      <BinDialog onClose={() => undefined} />
    </BoardContext>,
  )
  const rows = () => screen.queryAllByTestId('bin-entry').map((row) => row.textContent)
  expect(rows()).toHaveLength(2)
  expect(rows().find((row) => row?.startsWith('Bus'))).toContain('1 darunter')

  await userEvent.type(screen.getByRole('textbox', { name: 'Im Papierkorb suchen' }), 'klein')
  expect(rows()).toEqual([expect.stringContaining('gelöscht mit Bus')])
  await userEvent.clear(screen.getByRole('textbox', { name: 'Im Papierkorb suchen' }))

  screen.getByRole('button', { name: '„Bus“ wiederherstellen' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(session.map.ideas.get('klein')?.parent).toBe('bus')
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('„Rad“ wiederherstellen')
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText(/Hier liegt nichts/)).toBeDefined()
  session.undo.undo()
  expect(session.map.ideas.has('rad')).toBe(false)
})

test('[P6] who reads sees the bin and takes nothing out', () => {
  const session = soloSession({ canWrite: false })
  session.others(({ run }) => {
    run(addIdea, { id: 'bus', parent: 'root', after: null, title: 'Bus' })
    run(removeIdeas, { ids: ['bus'] })
  })
  render(
    <BoardContext value={session}>
      <BinDialog onClose={() => undefined} />
    </BoardContext>,
  )
  expect(screen.getByTestId('bin-entry').textContent).toContain('Bus')
  expect(screen.queryByRole('button', { name: /wiederherstellen/ })).toBeNull()
})
