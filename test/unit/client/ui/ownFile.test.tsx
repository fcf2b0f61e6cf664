import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState, type ComponentType } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CrashGuard } from '../../../../client/app/CrashGuard.tsx'
import { ownFile } from '../../../../client/ui/ownFile.tsx'
import { Toasts } from '../../../../client/ui/Toasts.tsx'
import { currentToasts, dismissToast } from '../../../../client/ui/toast.ts'

const page = (script: string) => `<html><script type="module" crossorigin src="/assets/${script}"></script></html>`
/** The server answers with the page of this build, or not at all. */
const serverHas = (script: string | undefined) =>
  vi.stubGlobal('fetch', () =>
    script ? Promise.resolve(new Response(page(script))) : Promise.reject(new TypeError('no network')),
  )

beforeEach(() => {
  currentToasts().forEach(({ id }) => dismissToast(id))
  const own = document.createElement('script')
  own.type = 'module'
  own.setAttribute('src', '/assets/index-old.js')
  document.head.replaceChildren(own)
})
afterEach(() => vi.unstubAllGlobals())

const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

test.each([
  [
    '[P11] a dialog whose file the server has replaced is told as a new version, with the way to it',
    'index-new.js',
    /renewed.*Reload the page/,
  ],
  [
    'a dialog whose file could not be had comes with the page loaded anew, when the server is there',
    'index-old.js',
    /could not be loaded.*Reload the page/,
  ],
  ['without a network that is told', undefined, /server does not answer/],
])('%s', async (_what, script, words) => {
  serverHas(script)
  const onClose = vi.fn()
  const Dialog = ownFile<{ onClose: () => void }>(missing)
  render(
    <>
      <Dialog onClose={onClose} />
      <Toasts />
    </>,
  )
  expect(await screen.findByTestId('toast')).toHaveProperty('textContent', expect.stringMatching(words))
  expect(onClose).toHaveBeenCalledOnce()
})

test.each([
  ['[P11] a part of the page that the server has replaced is told as a new version', 'index-new.js', 'newVersion'],
  ['a mistake of our own is told as one', 'index-old.js', 'crashed'],
])('%s', async (_what, script, why) => {
  serverHas(script)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Broken = (): never => {
    throw new TypeError('Failed to fetch dynamically imported module')
  }
  render(
    <CrashGuard>
      <Broken />
    </CrashGuard>,
  )
  await expect.poll(() => screen.getByTestId('error').dataset['why']).toBe(why)
})

/** A page that hears keys, and a palette that it has asked for and whose file comes when told so. */
function pageAndPalette() {
  const onKey = vi.fn()
  const onClose = vi.fn()
  let resolve: (file: ComponentType<{ onClose: () => void }>) => void = () => undefined
  const coming = new Promise<ComponentType<{ onClose: () => void }>>((done) => {
    resolve = done
  })
  const Palette = ownFile<{ onClose: () => void }>(() => coming)
  render(
    <div tabIndex={0} data-testid="page" onKeyDown={({ key }) => void onKey(key)}>
      <Palette onClose={onClose} />
    </div>,
  )
  screen.getByTestId('page').focus()
  const arrive = (): void =>
    resolve(() => {
      const [words, setWords] = useState('')
      return <input aria-label="Find" autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
    })
  return { onKey, onClose, arrive }
}

test('[P2] what is written before a dialog is here goes into its field and not onto the page', async () => {
  const { onKey, arrive } = pageAndPalette()
  await userEvent.keyboard('bix{Backspace}n 2{Tab}{Enter}{Delete}')
  arrive()
  expect(await screen.findByLabelText('Find')).toHaveProperty('value', 'bin 2')
  expect(onKey).not.toHaveBeenCalled()
  await userEvent.keyboard('0')
  expect(screen.getByLabelText('Find')).toHaveProperty('value', 'bin 20')
  expect(onKey).toHaveBeenCalledExactlyOnceWith('0')
})

test('Esc takes back the wish for a dialog that is not here yet', async () => {
  const { onKey, onClose } = pageAndPalette()
  await userEvent.keyboard('bin{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  expect(onKey).not.toHaveBeenCalled()
})

test('a press elsewhere gives the keys back to the page, and the dialog what was meant for it', async () => {
  const { onKey, arrive } = pageAndPalette()
  await userEvent.keyboard('bi')
  await userEvent.click(screen.getByTestId('page'))
  await userEvent.keyboard('n')
  expect(onKey).toHaveBeenCalledExactlyOnceWith('n')
  arrive()
  expect(await screen.findByLabelText('Find')).toHaveProperty('value', 'bi')
})
