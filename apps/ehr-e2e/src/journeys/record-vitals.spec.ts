import { expect, test } from '../pages/journey.ts'
import { openChart } from '../pages/open-chart.ts'

test.beforeEach(async ({ page, signInAs }) => {
  await signInAs('nurse')
  await openChart(page, 'فاطمة الخطيب 1980')
})

test('a nurse records vital signs by keyboard alone, with digits of either script', async ({
  page,
  say,
  expectAccessible,
  isPhone,
}) => {
  const address = page.url()
  if (isPhone) {
    await page.goto(`${address}/vitals/new`)
  } else {
    await expect(page.getByRole('button', { name: say('app:chart.new') })).toBeVisible()
    await page.keyboard.press('n')
    await page.getByRole('menuitem', { name: say('vitals:record.action') }).press('Enter')
  }
  const systolic = page.getByLabel(say('vitals:kind.systolic'), { exact: true })
  await systolic.focus()
  await expectAccessible()
  await page.keyboard.type('128')
  await page.keyboard.press('Enter')
  await page.keyboard.type('٧٩')
  await page.getByLabel(say('vitals:kind.heartRate'), { exact: true }).focus()
  await page.keyboard.type('72')
  await page.keyboard.press('Control+Enter')
  await expect(page).not.toHaveURL(/\/new$/)
  await page.goto(`${address}/vitals`)
  await expect(page.getByText('128').first()).toBeVisible()
  await expect(page.getByText('79').first()).toBeVisible()
})

test('an impossible value is refused at its field, and an unusual one asks once', async ({ page, say }) => {
  const address = page.url()
  await page.goto(`${address}/vitals/new`)
  const temperature = page.getByLabel(say('vitals:kind.temperature'), { exact: true })
  const save = page.getByRole('button', { name: say('ui:form.save') })
  await temperature.fill('63')
  await save.click()
  await expect(page).toHaveURL(/\/new$/)
  await expect(temperature).toHaveAttribute('aria-invalid', 'true')
  await temperature.fill('40.6')
  await save.click()
  await expect(page).toHaveURL(/\/new$/)
  await page.getByLabel(say('vitals:unusual.confirm')).check()
  await save.click()
  await expect(page).not.toHaveURL(/\/new$/)
})
