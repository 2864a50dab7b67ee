import { expect, test } from '../pages/journey.ts'
import { registerSomebody } from '../pages/register-somebody.ts'

test.beforeEach(({ signInAs }) => signInAs('clinician'))

test('a problem is recorded by keyboard with a search by synonym, then resolved', async ({
  page,
  baseURL,
  say,
  expectAccessible,
}) => {
  const chart = await registerSomebody(page, baseURL ?? '')
  await page.goto(`${chart}/problems/new`)
  const code = page.getByLabel(say('problems:field.code'))
  await code.focus()
  await page.keyboard.type('nettle rash')
  const option = page.getByRole('option', { name: /Urticaria/ })
  await expect(option).toContainText('nettle rash')
  await expectAccessible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(code).toHaveValue('Urticaria')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Urticaria' })).toBeVisible()

  // The same again is warned of at once.
  await page.goto(`${chart}/problems/new`)
  await code.fill('urticaria')
  await page.getByRole('option', { name: /Urticaria/ }).click()
  await expect(page.getByLabel(say('problems:duplicate.confirm'))).toBeVisible()
  await expectAccessible()
  await page.goto(`${chart}/problems`)
  await page.getByText('Urticaria').first().click()
  await page.getByRole('link', { name: say('problems:resolve') }).click()
  await page.getByRole('button', { name: say('problems:resolve') }).click()
  await expect(page.getByText(say('problems:value.clinicalStatus.resolved'))).toBeVisible()
})

test('a dose is recorded from the list of vaccines; the same again that day asks', async ({
  page,
  baseURL,
  say,
  expectAccessible,
}) => {
  const chart = await registerSomebody(page, baseURL ?? '')
  const save = page.getByRole('button', { name: say('ui:form.save') })
  for (const isFirst of [true, false]) {
    await page.goto(`${chart}/immunizations/new`)
    const code = page.getByLabel(say('immunizations:field.code'))
    await code.fill('yellow')
    await page.getByRole('option', { name: /Yellow fever/ }).click()
    await page.getByLabel(say('immunizations:field.lotNumber')).fill('Y1234')
    if (isFirst) await expectAccessible()
    await save.click()
    if (isFirst) {
      await expect(page.getByRole('heading', { name: 'Yellow fever' })).toBeVisible()
      await expect(page.getByText('Y1234')).toBeVisible()
    }
  }
  const confirm = page.getByLabel(say('immunizations:unusual.confirm'))
  await expect(confirm).toBeVisible()
  await expectAccessible()
  await confirm.check()
  await save.click()
  await expect(page.getByRole('heading', { name: 'Yellow fever' })).toBeVisible()
})
