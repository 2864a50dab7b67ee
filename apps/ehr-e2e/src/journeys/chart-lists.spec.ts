import { expect, test } from '../pages/journey.ts'
import { CHART_PARTS, openChart } from '../pages/open-chart.ts'

test('every part of the chart opens as a whole list', async ({ page, signInAs, say }) => {
  await signInAs('clinician')
  await openChart(page, 'فاطمة الخطيب 1980')
  const address = page.url()
  for (const part of CHART_PARTS) {
    await page.goto(`${address}/${part}`)
    await expect(page.getByRole('heading', { name: say(`${part}:title`), exact: true }).first()).toBeVisible()
    await expect(page.locator('main time').first()).toBeVisible()
  }
})
