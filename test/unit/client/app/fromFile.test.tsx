import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fromFile } from '../../../../client/app/fromFile.tsx'
import { WithinPageContext } from '../../../../client/app/withinPage.ts'
import { chooseLanguage } from '../../../../client/i18n/language.ts'
import { violationsHere } from '../../../support/axeHere.ts'

const View = ({ name }: { name: string }) => <p>the view of {name}</p>

/** A server that answers again when told so. */
function lineThatFails(meanwhile?: ReactNode) {
  const line = { isUp: false, asked: 0 }
  const { Part } = fromFile<{ name: string }>(() => {
    line.asked++
    return line.isUp
      ? Promise.resolve(View)
      : Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
  }, meanwhile)
  return { line, Part }
}

beforeEach(() => {
  chooseLanguage('en')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('[P11] a view whose file cannot be had says so in its place, and comes by itself when the server is back', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { line, Part } = lineThatFails()
  render(<Part name="Ada" />)
  expect(await screen.findByRole('heading')).toHaveProperty('textContent', 'This is not on this device yet')
  line.isUp = true
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await screen.findByText('the view of Ada')).toBeDefined()
})

test('[P11] where the browser never asks for the file again although the server answers, a press loads the page anew', async () => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  const own = document.head.appendChild(document.createElement('script'))
  own.setAttribute('type', 'module')
  own.setAttribute('src', '/assets/own.js')
  const { Part } = lineThatFails()
  render(<Part name="Cem" />)
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(reload).not.toHaveBeenCalled()
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<script src="/assets/own.js">')))
  await userEvent.click(again)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
  own.remove()
})

test('[P11] [P12] where it stands within a page, that has one main part, no id twice, headings in order, and its own title', async () => {
  document.documentElement.lang = 'en'
  document.title = 'Climate – Kaffeetisch'
  const { Part } = lineThatFails()
  render(
    <WithinPageContext value>
      <header>
        <h1>Climate</h1>
      </header>
      <main id="main" tabIndex={-1} aria-label="Outline">
        <Part name="Ada" />
      </main>
    </WithinPageContext>,
  )
  expect((await screen.findByRole('alert')).textContent).toContain('This is not on this device yet')
  expect(document.querySelectorAll('main, #main')).toHaveLength(1)
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('This is not on this device yet')
  expect(document.title).toBe('Climate – Kaffeetisch')
  expect(await violationsHere()).toEqual([])
})

test('[P11] a page of its own has a main part with its heading', async () => {
  document.documentElement.lang = 'en'
  const { Part } = lineThatFails()
  render(<Part name="Ada" />)
  expect(await screen.findByRole('heading', { level: 1 })).toBeDefined()
  expect(screen.getByRole('main').id).toBe('main')
  expect(document.title).toBe('This is not on this device yet – Kaffeetisch')
  expect(await violationsHere()).toEqual([])
})

test('[P11] a press asks for it at once', async () => {
  const { line, Part } = lineThatFails()
  render(<Part name="Ben" />)
  const again = await screen.findByRole('button', { name: 'Try again' })
  line.isUp = true
  await userEvent.click(again)
  expect(await screen.findByText('the view of Ben')).toBeDefined()
  expect(line.asked).toBe(2)
})

test('[P11] what is seen already stays until the rest of it comes, although the line is gone', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { line, Part } = lineThatFails('a picture of it')
  render(<Part name="Cem" />)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(line.asked).toBe(2)
  expect(screen.getByText('a picture of it')).toBeDefined()
  line.isUp = true
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await screen.findByText('the view of Cem')).toBeDefined()
})
