import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from '../pages/journey.ts'
import type { Say } from '../pages/texts.ts'
import { onlyIn } from '../project-tags.ts'

const PASSWORD = 'demo-clinic-2026'

test('a locked screen shows nothing of a patient, and its user goes on where they were', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('nurse')
  await page.goto('/patients')
  const box = page.locator('main input[type="search"]')
  await box.fill('Haddad')
  await openMenu(page)
  await page.getByRole('menuitem', { name: say('app:user.lock') }).click()
  const lock = page.getByRole('dialog', { name: say('app:lock.title') })
  await expect(lock).toBeVisible()
  await expect(box).toBeHidden()
  await expectAccessible()
  expect((await page.request.get('/api/account')).status()).toBe(401)
  await lock.getByLabel(say('session:password'), { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(lock.getByText(say('session:refused.wrong'))).toBeVisible()
  await lock.getByLabel(say('session:password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue('Haddad')
})

test('the tabs of a browser lock and open together; somebody else begins anew', async ({
  page,
  context,
  say,
  signInAs,
}) => {
  await signInAs('nurse')
  await page.goto('/patients')
  const other = await context.newPage()
  await other.goto('/account')
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await openMenu(page)
  await page.getByRole('menuitem', { name: say('app:user.lock') }).click()
  const lockOf = (tab: Page) => tab.getByRole('dialog', { name: say('app:lock.title') })
  await expect(lockOf(other)).toBeVisible()
  await lockOf(other).getByLabel(say('session:password'), { exact: true }).fill(PASSWORD)
  await other.keyboard.press('Enter')
  await expect(lockOf(page)).toBeHidden()

  await openMenu(page)
  await page.getByRole('menuitem', { name: say('app:user.lock') }).click()
  await lockOf(page)
    .getByRole('button', { name: say('session:lock.other') })
    .click()
  await lockOf(page).getByLabel(say('session:email'), { exact: true }).fill('front-desk@demo.invalid')
  await lockOf(page).getByLabel(say('session:password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  for (const tab of [page, other]) {
    await expect(lockOf(tab)).toBeHidden()
    await expect(tab.getByRole('button', { name: 'Sofía Reyes' })).toBeVisible()
    expect(new URL(tab.url()).pathname).toBe('/')
  }
})

test('an idle screen warns, then locks by itself', async ({ page, say, signInAs }) => {
  await page.clock.install()
  await signInAs('nurse')
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.clock.runFor('14:30')
  await expect(page.getByRole('button', { name: say('app:lock.stay') })).toBeVisible()
  // By keyboard: a pointer waits for the page to hold still, and on a slow machine the half minute is over then.
  await page.getByRole('button', { name: say('app:lock.stay') }).press('Enter')
  await expect(page.getByRole('button', { name: say('app:lock.stay') })).toBeHidden()
  await page.clock.runFor('15:01')
  await expect(page.getByRole('dialog', { name: say('app:lock.title') })).toBeVisible()
})

test('somebody sets a second factor up, signs in with it, and turns it off', {
  tag: onlyIn('en desktop'),
}, async ({ page, say, signInAs, expectAccessible }) => {
  await signInAs('pharmacist')
  await page.goto('/account')
  await page.getByRole('button', { name: say('session:account.setUp') }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  const code = (steps: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
  await expectAccessible()
  await page.getByLabel(say('session:code.label'), { exact: true }).fill(code(0))
  const factor = page.getByRole('region', { name: say('session:account.secondFactor') })
  await factor.getByLabel(say('session:account.currentPassword'), { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: say('session:setup.confirm') }).click()
  const codes = page.getByRole('list').getByText(/^\w{5}-\w{5}$/)
  await expect(codes).toHaveCount(10)
  await expectAccessible()
  await page.getByRole('button', { name: say('session:codes.kept') }).click()

  await page.context().clearCookies()
  await page.goto('/account')
  await signIn(page, say)
  await page.getByLabel(say('session:code.label'), { exact: true }).fill(code(1))
  await expectAccessible()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: say('session:account.turnOff') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('session:account.currentPassword'), { exact: true }).fill(PASSWORD)
  await dialog.getByRole('button', { name: say('session:account.turnOff') }).click()
  await expect(page.getByRole('button', { name: say('session:account.setUp') })).toBeVisible()
})

test('who forgot the password asks for a link, and is told nothing about accounts', async ({
  page,
  say,
  expectAccessible,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: say('session:recovery.link') }).click()
  await page.getByLabel(say('session:email'), { exact: true }).fill('nobody@clinic.test')
  await expectAccessible()
  await page.getByRole('button', { name: say('session:recovery.send') }).click()
  await expect(page.getByText(say('session:recovery.sent'))).toBeVisible()
})

test('a link that is no good says so, and is out of the address', async ({ page, say, expectAccessible }) => {
  await page.goto('/set-password#made-up')
  await page.getByLabel(say('session:newPassword.label'), { exact: true }).fill('a letter to the moon')
  expect(page.url()).not.toContain('made-up')
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('session:refused.link'))).toBeVisible()
  await expectAccessible()
})

async function signIn(page: Page, say: Say): Promise<void> {
  await page.getByLabel(say('session:email'), { exact: true }).fill('pharmacist@demo.invalid')
  await page.getByLabel(say('session:password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
}

/** The user's name is the button's, shown or not. */
async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Daniel Okafor' }).click()
}
