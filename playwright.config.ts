import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './test/support/browser.ts'

const browser = await findBrowser()

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/support/globalSetup.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // A busy machine may starve a browser for seconds. What passes at the second try is named as flaky in the closing lines: look into it.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['line']] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    // To record every test costs a third of all, and what falls only once is looked into at the second try.
    trace: 'on-first-retry',
    // Each fresh window would fetch all files of the pages once more: on where that is what is on trial.
    serviceWorkers: 'block',
    launchOptions: { executablePath: browser.path, args: BROWSER_ARGS, env: browser.env },
  },
})
