import { expect, test } from '../pages/journey.ts'

test.beforeEach(async ({ page, signInAs }) => {
  await signInAs('front-desk')
  await page.goto('/patients')
})

test('a patient is found by a Latin spelling of an Arabic name, and opened by keyboard', async ({ page }) => {
  const box = page.getByRole('searchbox')
  await expect(box).toBeFocused()
  await page.keyboard.type('Fatma Khatib')
  await expect(page.locator('[data-row]').first()).toContainText('فاطمة الخطيب')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-row]').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/)
})

test('Enter before the answer is there opens the one patient it names', async ({ page }) => {
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('10003')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/)
})

test('what is typed never gets into an address', async ({ page }) => {
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.getByRole('searchbox').fill('Lindqvist')
  await expect(page.locator('[data-row]').first()).toContainText('LINDQVIST')
  expect([...addresses, page.url()].filter((address) => /lindqvist/i.test(address))).toEqual([])
})

test('a search that finds nobody says what was asked, and offers no form', async ({
  page,
  say,
  expectAccessible,
}) => {
  await page.getByRole('searchbox').fill('zzzzzzzz')
  await expect(page.getByText(say('patients:find.nothing', { text: 'zzzzzzzz' }))).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible()
})

test('twins and likely doubles are marked in the list', async ({ page, say }) => {
  await page.getByRole('searchbox').fill('Okafor')
  await expect(page.locator('[data-row]')).toHaveCount(2)
  await expect(page.getByText(say('patients:mark.lookAlike'))).toHaveCount(2)
})
