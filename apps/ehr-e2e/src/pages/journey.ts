import { test as base, expect, type Page } from '@playwright/test'
import { findViolations } from './find-violations.ts'
import { createSay, type Say } from './texts.ts'

/** The demo people, by role; their password is published. */
export type DemoRole = 'clinician' | 'nurse' | 'front-desk' | 'pharmacist' | 'auditor' | 'administrator'

const PASSWORD = 'demo-clinic-2026'

export interface Journey {
  /** What may be logged as an error beside refusals, in journeys that break something on purpose. */
  expectedErrors: RegExp | undefined
  /** What a screen says in the journey's language. */
  say: Say
  language: string
  isPhone: boolean
  /** Signs in without the screen, for journeys about something else. */
  signInAs: (role: DemoRole) => Promise<void>
  /** Holds the page as it is against the rules of WCAG 2.2 AA. */
  expectAccessible: () => Promise<void>
}

/** Playwright's test with what every journey of ours needs; a page that logs an error or breaks the CSP fails. */
export const test = base.extend<Journey>({
  expectedErrors: [undefined, { option: true }],
  language: async ({ browserName: _ }, use, { project }) => use(project.metadata.language),
  isPhone: async ({ browserName: _ }, use, { project }) => use(project.metadata.width === 'phone'),
  say: async ({ language }, use) => use(createSay(language)),
  signInAs: async ({ page, baseURL }, use) =>
    use(async (role) => {
      const answer = await page.request.post('/api/session', {
        data: { email: `${role}@demo.invalid`, password: PASSWORD },
        headers: { origin: baseURL ?? '' },
      })
      expect(answer.status()).toBeLessThan(300)
    }),
  expectAccessible: async ({ page }, use) => use(() => expectAccessible(page)),
  page: async ({ page, expectedErrors }, use) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !isRefusal(message.text())) problems.push(message.text())
    })
    await use(page)
    const unexpected = problems.filter((problem) => expectedErrors?.test(problem) !== true)
    expect(unexpected, 'errors in the console').toEqual([])
  },
})

export { expect } from '@playwright/test'

/** Browsers log each refused request; a journey that means to be refused is no error. */
function isRefusal(text: string): boolean {
  return /status of 4\d\d/.test(text)
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page), 'axe').toEqual([])
}
