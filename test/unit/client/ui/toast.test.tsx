import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { LiveRegions } from '../../../../client/ui/LiveRegions.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { currentToasts, dismissToast, showToast } from '../../../../client/ui/toast.ts'

beforeEach(() => currentToasts().forEach(({ id }) => dismissToast(id)))

test('of many messages the latest three are shown, each of them read out', async () => {
  render(
    <>
      <Toasts />
      <LiveRegions />
    </>,
  )
  act(() => ['eins', 'zwei', 'drei', 'vier'].forEach((text) => showToast({ text })))
  expect(screen.getAllByTestId('toast').map((toast) => toast.textContent)).toEqual(['zwei', 'drei', 'vier'])
  expect(await screen.findByTestId('announced')).toHaveProperty('textContent', expect.stringContaining('vier'))
})

test('the deed of a message is done once and the message goes', async () => {
  const onAction = vi.fn()
  render(<Toasts />)
  act(() => void showToast({ text: 'Gelöscht', action: { label: 'Rückgängig', onAction } }))
  await userEvent.click(screen.getByRole('button', { name: 'Rückgängig' }))
  expect(onAction).toHaveBeenCalledOnce()
  expect(screen.queryByTestId('toast')).toBeNull()
})
