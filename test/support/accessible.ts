import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { drawn } from './mapPage.ts'

/** Longer than anything on the page moves once, in milliseconds. */
const LONGEST_MOTION = 3_000

const RULES: Readonly<Record<'all' | 'contrast' | 'words', axe.RunOptions>> = {
  all: {},
  // Colours are the same in every language, and words in every theme.
  contrast: { runOnly: ['color-contrast'] },
  words: { rules: { 'color-contrast': { enabled: false } } },
}

/** What axe finds by the rules of WCAG 2.2 AA, in what is open now or in a part of it. Motion is waited for: half-faded text has no contrast. */
async function violationsIn(page: Page, within: string, rules: keyof typeof RULES = 'all'): Promise<string[]> {
  // What was just changed, as from the light to the dark, begins to move at the next frame.
  await drawn(page)
  await page.evaluate((longest) => {
    const moving = document
      .getAnimations()
      .filter(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)
    // One whose element goes in the middle of it may never tell of its end.
    const cap = new Promise((resolve) => setTimeout(resolve, longest))
    return Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)).then(() => undefined), cap])
  }, LONGEST_MOTION)
  // Large: once for each document, and of its findings only what is wrong comes here.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ within, options }) => {
      const { axe: here } = window as unknown as { readonly axe: typeof axe }
      const { violations } = await here.run({ include: [[within]] }, options)
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
      )
    },
    {
      within,
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations' as const],
        ...RULES[rules],
      },
    },
  )
}

/** Nothing for axe to find. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  expect(await violationsIn(page, within)).toEqual([])
}

/** SC 2.5.8: what can be pressed is so large, in CSS pixels. */
const LEAST = 24

/**
 * What can be pressed and is smaller than a finger or an unsteady hand needs. Links within a sentence are as high as the sentence, and an
 * idea far away is brought near first. A box that is hidden is pressed by its label.
 */
function smallTargets(page: Page, within: string): Promise<string[]> {
  return page.evaluate(
    ({ within, least }) => {
      const kinds =
        'button, a[href], input, select, textarea, summary, [role="button"], [role="option"], [role="tab"], [role="treeitem"], [role^="menuitem"]'
      const isSentence = (element: Element): boolean =>
        element.matches('a, label, span') &&
        getComputedStyle(element).display === 'inline' &&
        (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim()
      return [...document.querySelectorAll<HTMLElement>(`:is(${within}) :is(${kinds})`)].flatMap((element) => {
        if (!element.checkVisibility({ checkVisibilityCSS: true })) return []
        if (element.closest('.visuallyHidden') || isSentence(element)) return []
        const style = getComputedStyle(element)
        const isHidden =
          element.offsetWidth <= 1 || style.opacity === '0' || element.closest('[style*="clip"]') !== null
        const label = element.closest('label')
        // For screen readers alone.
        if (isHidden && !label) return []
        // As laid out: an idea that is far away is brought near first.
        const { offsetWidth, offsetHeight } =
          (isHidden || element.matches('[type="checkbox"], [type="radio"]')) && label ? label : element
        if (offsetWidth >= least && offsetHeight >= least) return []
        const name = element.getAttribute('aria-label') ?? element.textContent
        return [`${element.tagName.toLowerCase()} “${name.trim().slice(0, 40)}”: ${offsetWidth} × ${offsetHeight}`]
      })
    },
    { within, least: LEAST },
  )
}

/**
 * What would keep somebody from using what is open now: by axe, in the light and in the dark where `language` is the first one to be looked at,
 * and by the size of what can be pressed.
 */
export async function barriersIn(
  page: Page,
  within = 'html',
  language: 'first' | 'another' = 'first',
): Promise<string[]> {
  const sizes = await smallTargets(page, within)
  if (language === 'another') return [...sizes, ...(await violationsIn(page, within, 'words'))]
  const inLight = await violationsIn(page, within)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const inDark = await violationsIn(page, within, 'contrast')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return [...sizes, ...inLight, ...inDark.map((violation) => `in the dark: ${violation}`)]
}
