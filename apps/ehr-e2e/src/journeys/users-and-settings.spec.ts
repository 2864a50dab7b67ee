import type { Page } from '@playwright/test'
import { findPasswordLink } from '../clinic/mail-catcher.ts'
import { expect, test } from '../pages/journey.ts'
import type { Say } from '../pages/texts.ts'
import { onlyIn } from '../project-tags.ts'

const PASSWORD = 'a letter to the moon'

test('an invited person follows the mailed link, signs in, and is out at once when deactivated', {
  tag: onlyIn('en desktop'),
}, async ({ page, browser, baseURL, say, signInAs, expectAccessible }) => {
  const email = `maya.${Date.now()}@clinic.test`
  await signInAs('administrator')
  await page.goto('/users')
  await page.getByRole('link', { name: say('users:invite.action'), exact: true }).click()
  await page.getByLabel(say('users:field.email')).fill(email)
  await page.getByLabel(say('users:field.name'), { exact: false }).first().fill('Maya Invited')
  await page.getByRole('combobox', { name: say('users:field.role') }).selectOption('nurse')
  await expectAccessible()
  await page.getByRole('button', { name: say('users:invite.send') }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Maya Invited' })).toBeVisible()
  await expect(page.getByText(say('users:state.invited'))).toBeVisible()
  await expectAccessible()

  const link = await waitForLink(email)
  const theirs = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await theirs.goto(link)
  await theirs.getByLabel(say('session:newPassword.label'), { exact: true }).fill(PASSWORD)
  await theirs.keyboard.press('Enter')
  await theirs.getByRole('button', { name: say('session:submit') }).click()
  await signIn(theirs, say, email)
  await expect(theirs.getByRole('button', { name: 'Maya Invited' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('button', { name: say('users:sessions.end') })).toBeVisible()
  await page.getByRole('button', { name: say('users:act.deactivate') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('users:field.name')).fill('Somebody Else')
  await dialog.getByRole('button', { name: say('users:act.deactivate') }).click()
  await expect(dialog.getByText(say('users:problem.NAME_MISMATCH')).first()).toBeVisible()
  await dialog.getByLabel(say('users:field.name')).fill('Maya Invited')
  await expectAccessible()
  await dialog.getByRole('button', { name: say('users:act.deactivate') }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(say('users:state.inactive'), { exact: true })).toBeVisible()

  await theirs.reload()
  await expect(theirs.getByLabel(say('session:email'), { exact: true })).toBeVisible()
  await signIn(theirs, say, email)
  await expect(theirs.getByText(say('session:refused.wrong'))).toBeVisible()
  await theirs.context().close()
})

test('permissions stand in words, one role at a time on a phone', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('auditor')
  await page.goto('/users/matrix')
  await expect(page.getByText(say('users:permission.write'))).toBeVisible()
  await expect(page.getByText(say('users:matrix.yes')).first()).toBeVisible()
  await expectAccessible()
})

test('the clinic’s name is changed for everybody, and back', { tag: onlyIn('en desktop') }, async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('administrator')
  await page.goto('/settings')
  const name = page.getByLabel(say('settings:field.clinicName'))
  const before = await name.inputValue()
  await name.fill('Harbour Clinic')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('banner').getByText('Harbour Clinic')).toBeVisible()
  await expectAccessible()
  await name.fill(before)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('banner').getByText(before)).toBeVisible()
})

async function waitForLink(email: string): Promise<string> {
  const find = () => findPasswordLink(process.env.E2E_MAILS ?? '', email) ?? ''
  await expect.poll(find, { timeout: 30_000, message: 'no mail with a link came' }).not.toBe('')
  return find()
}

async function signIn(page: Page, say: Say, email: string): Promise<void> {
  await page.getByLabel(say('session:email'), { exact: true }).fill(email)
  await page.getByLabel(say('session:password'), { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
}
