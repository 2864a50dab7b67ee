import { factsOf } from '../languages.ts'
import { expect, test } from '../pages/journey.ts'
import { openChart } from '../pages/open-chart.ts'

test('somebody signs in by keyboard alone, and out again', async ({
  page,
  say,
  language,
  isPhone,
  expectAccessible,
}) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('dir', factsOf(language).direction)
  const email = page.getByLabel(say('session:email'), { exact: true })
  await email.focus()
  await expectAccessible()
  await page.keyboard.type('nurse@demo.invalid')
  await page.keyboard.press('Tab')
  await page.keyboard.type('demo-clinic-2026')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: say('app:day.title') })).toBeVisible()
  await expect(page.getByText(say('ui:synthetic.demo'))).toBeVisible()
  await expectAccessible()

  if (!isPhone) {
    await page.getByRole('button', { name: 'Daniel Okafor' }).click()
    await page.getByRole('menuitem', { name: say('app:user.signOut') }).click()
    await expect(email).toBeVisible()
  }
})

test('a wrong password says no more than that something is wrong, and keeps the address', async ({
  page,
  say,
}) => {
  await page.goto('/')
  const email = page.getByLabel(say('session:email'), { exact: true })
  await email.fill('nurse@demo.invalid')
  await page.getByLabel(say('session:password'), { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('session:refused.wrong'))).toBeVisible()
  await expect(email).toHaveValue('nurse@demo.invalid')
})

test('who signs in on a chart’s address arrives at that chart', async ({ page, say, signInAs }) => {
  await signInAs('clinician')
  await openChart(page, 'Featherstonehaugh')
  const address = page.url()
  await page.context().clearCookies()
  await page.goto(address)
  await page.getByLabel(say('session:email'), { exact: true }).fill('clinician@demo.invalid')
  await page.getByLabel(say('session:password'), { exact: true }).fill('demo-clinic-2026')
  await page.keyboard.press('Enter')
  await expect(page.getByText('WOLFESCHLEGELSTEINHAUSENBERGERDORFF-FEATHERSTONEHAUGH').first()).toBeVisible()
  expect(page.url()).toBe(address)
})
