import { expect, test } from '../pages/journey.ts'
import { CHART_PARTS, openChart } from '../pages/open-chart.ts'

test('a clinician reads a chart: allergies in the banner, every part, the timeline', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('clinician')
  await openChart(page, 'فاطمة الخطيب 1980')
  await expect(page.getByText(say('ui:allergies.known')).first()).toBeVisible()
  for (const part of CHART_PARTS) {
    await expect(
      page.getByRole('heading', { level: 2, name: say(`${part}:title`), exact: true }),
    ).toBeVisible()
  }
  await expectAccessible()
  await page
    .getByRole('link', { name: say('app:chart.timeline') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/timeline$/)
  await expect(page.locator('main time').first()).toBeVisible()
  await expectAccessible()
})

test('that nothing is recorded is said, and is not "no known allergies"', async ({ page, say, signInAs }) => {
  await signInAs('clinician')
  await openChart(page, 'Jordan Doe')
  await expect(page.getByText(say('ui:allergies.notRecorded')).first()).toBeVisible()
  await expect(page.getByText(say('ui:allergies.none'), { exact: true })).toHaveCount(0)
})

test('the front desk sees who the patient is, and nothing clinical', async ({ page, say, signInAs }) => {
  await signInAs('front-desk')
  await openChart(page, 'فاطمة الخطيب 1980')
  await expect(page.getByRole('heading', { name: say('appointments:title') })).toBeVisible()
  for (const clinical of ['problems', 'medications', 'vitals', 'results', 'encounters']) {
    await expect(page.getByRole('heading', { name: say(`${clinical}:title`) })).toHaveCount(0)
  }
  await expect(page.getByText(say('ui:allergies.known'))).toHaveCount(0)
})
