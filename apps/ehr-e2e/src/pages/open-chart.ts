import { expect, type Page } from '@playwright/test'

/** The parts of a chart that have a list of their own. */
export const CHART_PARTS = [
  'encounters',
  'problems',
  'allergies',
  'medications',
  'immunizations',
  'vitals',
  'results',
] as const

/** Opens the chart of the patient whom a search finds best; journeys about searching use the box itself. */
export async function openChart(page: Page, text: string): Promise<void> {
  const answer = await page.request.post('/api/patients/search', { data: { text, limit: 1 } })
  expect(answer.ok()).toBe(true)
  const { items } = Object(await answer.json())
  await page.goto(`/patients/${Object(Object(items)[0]).id}`)
}
