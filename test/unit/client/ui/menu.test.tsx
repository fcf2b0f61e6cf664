import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { IconButton } from '../../../../client/ui/IconButton.tsx'
import { Menu } from '../../../../client/ui/Menu.tsx'

test('what is chosen in a menu is done at once, and the menu is gone by then: the next key goes where the deed has put it', async () => {
  let menusAtDeed: number | undefined
  const rename = {
    id: 'rename',
    label: 'Umbenennen',
    onAction: () => void (menusAtDeed = screen.queryAllByRole('menu').length),
  }
  render(
    <Menu label="Mehr" groups={[{ entries: [rename] }]}>
      <IconButton label="Mehr" icon={<span />} />
    </Menu>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Mehr' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Umbenennen' }))
  expect(menusAtDeed).toBe(0)
  expect(screen.queryByRole('menu')).toBeNull()
})
