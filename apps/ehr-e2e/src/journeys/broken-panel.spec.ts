import { expect, test } from '../pages/journey.ts'
import { openChart } from '../pages/open-chart.ts'

test.use({ expectedErrors: /ERR_FAILED|dynamically imported module/ })

test('one broken panel leaves the chart usable', async ({ page, say, signInAs }) => {
  await signInAs('clinician')
  // The code of one panel never comes, so that it throws as it is drawn.
  let broken: string | undefined
  await page.route(/\/assets\/chart-panel-[^/]+\.js/, (route) => {
    broken ??= route.request().url()
    return route.request().url() === broken ? route.abort() : route.continue()
  })
  await openChart(page, 'فاطمة الخطيب 1980')
  const panels = page.locator('main section').filter({ has: page.getByRole('heading', { level: 2 }) })
  const failed = panels.filter({ hasText: say('ui:state.broken') })
  await expect(failed).toHaveCount(1)
  await expect(page.getByText(say('ui:allergies.known')).first()).toBeVisible()
  await expect(panels.filter({ has: page.locator('time') }).nth(3)).toBeVisible()

  await page
    .getByRole('link', { name: say('app:chart.timeline') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/timeline$/)
  await expect(page.locator('main time').first()).toBeVisible()
})
