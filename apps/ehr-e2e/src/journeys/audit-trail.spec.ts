import { readFile } from 'node:fs/promises'
import type { APIRequestContext } from '@playwright/test'
import { factsOf } from '../languages.ts'
import { expect, test } from '../pages/journey.ts'

test('an auditor finds who opened a chart, takes the list out for a reason, and prints the patient’s report', async ({
  page,
  say,
  language,
  isPhone,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('clinician')
  const { id, mrn } = await findSomebody(page.request)
  await page.goto(`/patients/${id}`)
  await expect(page.getByText(mrn).first()).toBeVisible()

  await signInAs('auditor')
  await page.goto('/audit')
  await expect(page.getByRole('heading', { name: say('audit:trail.title') })).toBeVisible()
  await expectAccessible()
  const noFilter = say(`audit:filter.open_${new Intl.PluralRules(factsOf(language).locale).select(0)}`, {
    count: '0',
  })
  if (isPhone) await page.getByRole('button', { name: noFilter }).click()
  await page.getByRole('textbox', { name: say('audit:filter.mrn') }).fill(mrn)
  await page.getByRole('button', { name: say('audit:filter.show'), exact: true }).click()
  await expect(page.getByText(mrn).first()).toBeVisible()

  const row = page.locator('[data-row]').first()
  await row.focus()
  await page.keyboard.press('Enter')
  const event = page.getByRole('dialog')
  await expect(event.getByText(say('audit:field.requestId'))).toBeVisible()
  await expectAccessible()
  await page.keyboard.press('Escape')
  await expect(event).toBeHidden()

  await page.getByRole('button', { name: say('audit:export.title') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: say('audit:export.reason') }).fill('A complaint')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: say('audit:export.do') }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain(mrn)
  await expectAccessible()

  await page.goto(`/audit/patients/${id}`)
  await expect(page.getByRole('heading', { name: say('audit:chart.title') })).toBeVisible()
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await expectAccessible()
  await page.getByRole('link', { name: say('audit:report.title') }).click()
  await expect(page.locator('[data-sheet]').getByText(mrn)).toBeVisible()
  await expectAccessible()
})

async function findSomebody(request: APIRequestContext): Promise<{ id: string; mrn: string }> {
  const answer = await request.post('/api/patients/search', { data: { text: 'Bergstrom Ana' } })
  const [patient] = (await answer.json()).items
  return { id: patient.id, mrn: patient.mrn }
}
