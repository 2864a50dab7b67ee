import { expect, test } from '../pages/journey.ts'
import { insertRestrictedPatient } from '../pages/restrict-patient.ts'

test('a clinician breaks the glass, sees what changed, and the auditor looks into it', async ({
  page,
  baseURL,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('administrator')
  const { id, family } = await insertRestrictedPatient(page, baseURL ?? '')

  await signInAs('clinician')
  await page.goto('/patients')
  await page.getByRole('searchbox').fill(family)
  await expect(page.getByText(say('patients:mark.restricted')).first()).toBeVisible()
  await page.locator('[data-row]').first().click()

  await expect(page.getByRole('heading', { name: say('restricted-charts:gate.title') })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(id))
  await expect(page.getByText(say('ui:allergies.notRecorded'))).toHaveCount(0)
  await expect(page.getByRole('heading', { name: say('problems:title'), exact: true })).toHaveCount(0)
  await expectAccessible()

  await page
    .getByRole('combobox', { name: say('restricted-charts:field.reasonCode') })
    .selectOption('follow-up')
  await page
    .getByRole('textbox', { name: say('restricted-charts:field.reasonText') })
    .fill(`About her result, ${family}`)
  await page.getByRole('button', { name: say('restricted-charts:gate.open') }).click()
  await expect(page.getByText(say('restricted-charts:gate.broken'))).toBeVisible()
  await expect(page.getByRole('heading', { name: say('problems:title'), exact: true })).toBeVisible()
  await expect(page.getByText(say('ui:allergies.notRecorded')).first()).toBeVisible()
  await expectAccessible()

  await page.goto(`/patients/${id}/edit`)
  await page.getByRole('link', { name: say('ui:record.history') }).click()
  const change = page.getByRole('row', { name: say('patients:mark.restricted') }).first()
  await expect(change).toContainText(say('history:no'))
  await expect(change).toContainText(say('history:yes'))
  await expect(page.getByText('Grace Kim').first()).toBeVisible()
  await expectAccessible()

  await signInAs('auditor')
  await page.goto('/broken-glasses')
  const row = page.getByText(`About her result, ${family}`)
  await expect(row).toBeVisible()
  await expectAccessible()
  await page
    .locator('tr, li')
    .filter({ has: row })
    .getByRole('button', { name: say('restricted-charts:review.mark') })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Asked her: in order')
  await dialog.getByRole('button', { name: say('restricted-charts:review.mark') }).click()
  await expect(row).toHaveCount(0)
})

test('the front desk is told that the chart is closed, and has no way in', async ({
  page,
  baseURL,
  say,
  signInAs,
}) => {
  await signInAs('administrator')
  const { id } = await insertRestrictedPatient(page, baseURL ?? '')
  await signInAs('front-desk')
  await page.goto(`/patients/${id}/edit`)
  await expect(page.getByText(say('restricted-charts:gate.notYours'))).toBeVisible()
  await expect(page.getByRole('button', { name: say('restricted-charts:gate.open') })).toHaveCount(0)
})
