import type { Page } from '@playwright/test'

declare global {
  interface Window {
    endFrames(): { p95: number; count: number }
  }
}

export interface Frames {
  /** 19 of 20 frames are shorter, ms. */
  readonly p95: number
  /** What the page's main thread works for one of them, ms. */
  readonly busy: number
}

/** How long the frames of a page take while something is done to it. */
export async function framesDuring(
  page: Page,
  busyTime: () => Promise<number>,
  deed: () => Promise<void>,
): Promise<Frames> {
  await page.evaluate(() => {
    const frames: number[] = []
    let before: number | undefined
    let ended = false
    const tick = (now: number) => {
      if (before !== undefined) frames.push(now - before)
      before = now
      if (!ended) requestAnimationFrame(tick)
    }
    window.endFrames = () => {
      ended = true
      const count = frames.length
      return { count, p95: frames.sort((a, b) => a - b)[Math.floor(count * 0.95)] ?? 0 }
    }
    requestAnimationFrame(tick)
  })
  const before = await busyTime()
  await deed()
  const busy = (await busyTime()) - before
  const { count, p95 } = await page.evaluate(() => window.endFrames())
  return { p95, busy: busy / count }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** One move a frame, as a hand makes them. */
async function each(page: Page, steps: number, deed: (part: number, step: number) => Promise<void>): Promise<void> {
  for (let step = 1; step <= steps; step++) {
    await deed(step / steps, step)
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)))
  }
}

export const pan =
  (page: Page, at: Point, button: 'left' | 'right' = 'left') =>
  async (): Promise<void> => {
    await page.mouse.move(at.x, at.y)
    await page.mouse.down({ button })
    await each(page, 60, (_, step) => page.mouse.move(at.x - step * 6, at.y + Math.sin(step / 6) * 200))
    await page.mouse.up({ button })
  }

export const zoom = (page: Page) => async (): Promise<void> => {
  await page.mouse.move(640, 400)
  await page.keyboard.down('Control')
  await each(page, 60, (_, step) => page.mouse.wheel(0, step <= 30 ? 40 : -40))
  await page.keyboard.up('Control')
}

export const drag = (page: Page, at: Point) => async (): Promise<void> => {
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await each(page, 60, (part) => page.mouse.move(at.x + part * 250, at.y + Math.sin(part * 9) * 180))
  await page.keyboard.press('Escape')
  await page.mouse.up()
}
