import { render, screen } from '@testing-library/react'
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
  ['a dialog whose file does not come otherwise is told as such', 'index-old.js', /server does not answer/],
  ['and so is one without a network', undefined, /server does not answer/],
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
