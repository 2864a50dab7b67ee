import type { Page, Route } from '@playwright/test'

/** The states that every screen is pictured in; each is brought about where the page asks for its data. */
export const STATES = ['full', 'dark', 'empty', 'loading', 'error', 'denied'] as const
export type State = (typeof STATES)[number]

const DATA = /\/api\/(?!session)/

/** Makes the page's data come, never come, fail or be refused from now on. */
export async function bringAbout(state: State, page: Page): Promise<void> {
  if (state === 'loading') await page.route(DATA, () => new Promise(() => undefined))
  if (state === 'error') await page.route(DATA, (route) => refuse(route, 500, 'INTERNAL'))
  if (state === 'denied') await page.route(DATA, (route) => refuse(route, 403, 'FORBIDDEN'))
  if (state === 'dark') await page.emulateMedia({ colorScheme: 'dark' })
}

/** Waits until a state can be seen: a skeleton comes after 300 ms, everything else when nothing waits any more. */
export async function waitFor(state: State, page: Page): Promise<void> {
  // On a slow machine the network may rest before the page has begun.
  await page.getByRole('main').waitFor()
  if (state === 'loading') await page.waitForTimeout(900)
  else await waitForAnswers(page)
  await page.evaluate(() => document.fonts.ready)
}

async function waitForAnswers(page: Page): Promise<void> {
  // The network also rests where a slow machine is still reading what came; a failed read is tried once more by itself.
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[data-waiting]') === null)
}

function refuse(route: Route, status: number, code: string): Promise<void> {
  return route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'a-picture' }),
  })
}
