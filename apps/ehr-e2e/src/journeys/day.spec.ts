import { bookToday } from '../pages/book-appointment.ts'
import { expect, test } from '../pages/journey.ts'

test('a patient is received by the desk, taken in and done by the nurse, by keyboard alone', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('front-desk')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: say('app:day.title') })).toBeVisible()
  const { words } = await bookToday(page, 'فاطمة الخطيب 1980')
  await page.reload()
  const row = page.locator('[data-row]', { hasText: words })
  await expect(row).toContainText(say('appointments:value.status.booked'))
  await row.focus()
  await page.keyboard.press('s')
  await expect(row).toContainText(say('appointments:value.status.arrived'))
  await expectAccessible()

  await signInAs('nurse')
  await page.reload()
  await row.focus()
  await page.keyboard.press('s')
  await expect(row).toContainText(say('appointments:value.status.checked-in'))
  await row.focus()
  await page.keyboard.press('s')
  await expect(row).toContainText(say('appointments:value.status.fulfilled'))
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/)
})

test('of two desks, the second is told that the first was faster, and sees the row as it is', async ({
  page,
  say,
  signInAs,
}) => {
  await signInAs('front-desk')
  await page.goto('/')
  const { path, version, words } = await bookToday(page, 'فاطمة الخطيب 1980')
  await page.reload()
  const row = page.locator('[data-row]', { hasText: words })
  await expect(row).toBeVisible()
  const other = await page.request.put(`${path}/arrival`, {
    headers: { 'if-match': `"${version}"`, origin: new URL(page.url()).origin },
    data: { status: 'noshow' },
  })
  expect(other.status()).toBe(200)
  await row.focus()
  await page.keyboard.press('s')
  await expect(page.getByText(say('appointments:changed.title'))).toBeVisible()
  await expect(row).toContainText(say('appointments:value.status.noshow'))
})

test('an appointment is booked from the day, and a second one at the same time only with a reason', async ({
  page,
  say,
  language,
  isPhone,
  signInAs,
  expectAccessible,
}) => {
  // A day that no other journey books on.
  const day = `${language === 'en' ? 1 : 2}${isPhone ? 1 : 2}`
  await signInAs('front-desk')
  for (const isSecond of [false, true]) {
    await page.goto('/')
    await page.getByRole('link', { name: say('appointments:book') }).click()
    await page.getByLabel(say('appointments:choose.label')).fill('فاطمة الخطيب 1980')
    await expect(page.locator('[data-row]')).toHaveCount(1)
    await page.locator('[data-row]').press('Enter')
    await page.getByLabel(say('appointments:field.practitioner')).selectOption({ index: 1 })
    await page.getByLabel(say('appointments:field.location')).selectOption({ index: 1 })
    await page.getByLabel(say('ui:date.day')).fill(day)
    await page.getByLabel(say('ui:date.month')).selectOption('1')
    await page.getByLabel(say('ui:date.year')).fill('2030')
    await page.getByLabel(say('ui:time.label')).fill('10:30')
    await page.keyboard.press('Control+Enter')
    if (isSecond) {
      await expect(page.getByText(say('appointments:overlap.title'), { exact: true })).toBeVisible()
      await expectAccessible()
      await page.getByLabel(say('appointments:field.overlapReason')).fill('Twins')
      await page.keyboard.press('Control+Enter')
    }
    await expect(page).toHaveURL(/\/appointments\/[0-9a-f-]{36}$/)
  }
  await page.goto(`/?day=2030-01-${day}&who=all`)
  await expect(page.locator('[data-row]')).toHaveCount(2)
  await expect(page.getByText(say('appointments:mark.overlap')).first()).toBeVisible()
})
