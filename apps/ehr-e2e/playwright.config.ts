import { defineConfig, devices } from '@playwright/test'
import { BROWSER_FLAGS } from './src/clinic/browser-flags.ts'
import { WIDTHS } from './src/widths.ts'

const LANGUAGES = ['en', 'ar'] as const

export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.spec.ts',
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
    trace: 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: LANGUAGES.flatMap((language) =>
    Object.entries(WIDTHS).map(([width, viewport]) => ({
      name: `${language} ${width}`,
      metadata: { language, width },
      use: {
        ...(width === 'phone' ? devices['Pixel 5'] : {}),
        locale: language === 'ar' ? 'ar' : 'en-GB',
        viewport,
      },
    })),
  ),
})
