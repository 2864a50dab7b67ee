import { existsSync } from 'node:fs'
import { defineConfig, devices, firefox, webkit } from '@playwright/test'
import { BROWSER_FLAGS } from './src/clinic/browser-flags.ts'
import { factsOf, LANGUAGES } from './src/languages.ts'
import { notFor } from './src/project-tags.ts'
import { WIDTHS } from './src/widths.ts'

/**
 * Both widths, and where there are two languages both directions, are covered by these two; the other pairs run what
 * every visit needs, and all of it in `pnpm test:full`.
 */
const TURNED = LANGUAGES.find((language) => factsOf(language).direction === 'rtl') ?? 'en'
const WHOLE = new Set(['en desktop', `${TURNED} phone`])
const NEEDED_BY_ALL = '**/journeys/{sign-in,find-patient,chart}.spec.ts'
const isEverything = process.env.EHR_JOURNEYS === 'everywhere' || process.env.EHR_ACCESSIBILITY === 'full'

/** Playwright's other browsers, where this machine has them: `playwright install firefox webkit`. */
const OTHER_BROWSERS = [firefox, webkit].filter((browser) => existsSync(browser.executablePath()))

export default defineConfig({
  testDir: 'src',
  outputDir: 'test-results',
  globalSetup: './src/clinic/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // A busy machine starves a browser now and then; what passes at the second try is reported as flaky.
  retries: process.env.CI === 'true' ? 1 : 0,
  forbidOnly: process.env.CI === 'true',
  use: {
    baseURL: process.env.E2E_BASE_URL ?? '',
    launchOptions: {
      args: BROWSER_FLAGS,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
    // Recording costs a fifth of a run; in CI the second try is recorded.
    trace: process.env.CI === 'true' ? 'on-first-retry' : 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: LANGUAGES.flatMap((language) => [
    ...Object.entries(WIDTHS).map(([width, viewport]) => ({
      name: `${language} ${width}`,
      metadata: { language, width },
      testMatch: isEverything || WHOLE.has(`${language} ${width}`) ? '**/*.spec.ts' : NEEDED_BY_ALL,
      grepInvert: notFor(`${language} ${width}`),
      use: {
        ...(width === 'phone' ? devices['Pixel 5'] : {}),
        locale: factsOf(language).locale,
        viewport,
      },
    })),
    ...OTHER_BROWSERS.map((browser) => ({
      name: `${language} desktop ${browser.name()}`,
      metadata: { language, width: 'desktop' },
      testMatch: '**/journeys/*.spec.ts',
      grepInvert: notFor(`${language} desktop`),
      use: {
        browserName: browser.name() === 'firefox' ? ('firefox' as const) : ('webkit' as const),
        locale: factsOf(language).locale,
        viewport: WIDTHS.desktop,
        // The path and the flags above are Chromium's.
        launchOptions: {},
      },
    })),
  ]),
})
