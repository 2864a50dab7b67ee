import { expect, test } from '../pages/journey.ts'
import { openChart } from '../pages/open-chart.ts'

test('somebody new is registered by keyboard alone, and found again', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}, { project }) => {
  const family = `Journey${project.name.replaceAll(' ', '')}`
  await signInAs('front-desk')
  await page.goto('/patients/new')
  await page.getByLabel(say('patients:form.family')).focus()
  await page.keyboard.type(family)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Amal Nour')
  await page.getByLabel(say('ui:date.year')).first().focus()
  await page.keyboard.type('1984')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('combobox', { name: say('patients:form.sex'), exact: true })).toHaveValue(
    'female',
  )
  await expectAccessible()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/)
  await expect(page.getByText(`${family.toUpperCase()}, Amal Nour`).first()).toBeVisible()
  await page.goto('/patients')
  await page.getByRole('searchbox').fill(`nour ${family}`)
  await expect(page.locator('[data-row]').first()).toContainText(family.toUpperCase())
})

test('a likely duplicate is shown before anything is saved, and needs a reason', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('front-desk')
  await openChart(page, 'Hartwell Rosalind')
  const born = await page.locator('time').first().getAttribute('datetime')
  const [year = '', month = '', day = ''] = (born ?? '').split('-')
  await page.goto('/patients/new')
  await page.getByLabel(say('patients:form.family')).fill('Hartwel')
  await page.getByLabel(say('patients:form.given')).fill('Rosalind')
  await page.getByLabel(say('ui:date.day'), { exact: true }).fill(day)
  await page.getByLabel(say('ui:date.month'), { exact: true }).selectOption(String(Number(month)))
  await page.getByLabel(say('ui:date.year'), { exact: true }).fill(year)
  await page.getByRole('combobox', { name: say('patients:form.sex'), exact: true }).selectOption('female')
  await expect(page.getByText(say('patients:duplicates.explain'))).toBeVisible()
  await expectAccessible()
  await page.getByRole('button', { name: say('patients:register.save') }).click()
  await expect(page).toHaveURL(/\/new$/)
  await page.getByLabel(say('patients:duplicates.stillNew')).fill('Another person: both were here together')
  await page.getByRole('button', { name: say('patients:register.save') }).click()
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/)
})

test('a form that is not complete says what is missing, and keeps what was typed', async ({
  page,
  say,
  signInAs,
}) => {
  await signInAs('front-desk')
  await page.goto('/patients/new')
  await page.getByLabel(say('patients:form.given')).fill('Only Given')
  await page.getByRole('button', { name: say('patients:register.save') }).click()
  await expect(page.getByText(say('ui:form.required')).first()).toBeVisible()
  await expect(page.getByLabel(say('patients:form.given'))).toHaveValue('Only Given')
})
