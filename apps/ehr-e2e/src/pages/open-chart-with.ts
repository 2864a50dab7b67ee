import { expect, type Page } from '@playwright/test'

/** People of the demo clinic that are looked at, at most. */
const MOST = 40

/**
 * Opens the chart of somebody who has records to point to: each of these addresses below the chart's, which find
 * them, offers one (`referrals/choose-encounter`).
 */
export async function openChartWith(page: Page, choices: readonly string[]): Promise<void> {
  const answer = await page.request.post('/api/patients/search', { data: { text: '19', limit: MOST } })
  expect(answer.ok()).toBe(true)
  const { origin } = new URL(answer.url())
  const { items } = Object(await answer.json())
  for (const { id } of items) {
    if (await offersAll(page, `${origin}/api/patients/${id}`, choices)) {
      await page.goto(`/patients/${id}`)
      return
    }
  }
  throw new Error(`Nobody of the demo clinic has something to choose for ${choices.join(' and ')}.`)
}

async function offersAll(page: Page, patient: string, choices: readonly string[]): Promise<boolean> {
  for (const path of choices) {
    const headers = { origin: new URL(patient).origin }
    const answer = await page.request.post(`${patient}/${path}`, { data: {}, headers })
    if (!answer.ok() || Object(await answer.json()).items.length === 0) return false
  }
  return true
}
