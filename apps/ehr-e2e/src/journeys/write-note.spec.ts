import type { Page } from '@playwright/test'
import { expect, test } from '../pages/journey.ts'
import { openChart } from '../pages/open-chart.ts'
import type { Say } from '../pages/texts.ts'

const COMPLAINT = 'Headache for three days'

test('a visit from arrival to a signed note with an addendum; a reload in the middle loses nothing', async ({
  page,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('clinician')
  await openChart(page, 'Suharto')
  await page.goto(`${page.url()}/encounters/new`)
  await page.getByLabel(say('encounters:start.state')).selectOption('arrived')
  await expectAccessible()
  await page.getByRole('button', { name: say('encounters:start.do') }).click()
  await page.getByRole('button', { name: say('encounters:step.in-progress'), exact: true }).click()
  await expect(page.getByRole('button', { name: say('encounters:step.finished') })).toBeVisible()

  await page.getByRole('button', { name: say('clinical-notes:write') }).click()
  const complaint = page.getByLabel(say('clinical-notes:section.complaint'))
  await complaint.fill(COMPLAINT)
  await expectSaved(page)
  await page.reload()
  await expect(complaint).toHaveValue(COMPLAINT)
  await expectAccessible()

  await page.keyboard.press('Alt+5')
  await page.keyboard.type('Rest')
  await page.getByRole('button', { name: say('clinical-notes:sign.open') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(COMPLAINT)
  await expect(dialog).toContainText(/suharto/i)
  await dialog.getByRole('button', { name: say('clinical-notes:sign.do') }).click()
  await expect(page.getByText(say('clinical-notes:signed.by'))).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible()

  await addAddendum(page, say)
  await page.getByRole('link', { name: say('clinical-notes:addendum.toNote') }).click()
  await expect(page.getByText(COMPLAINT)).toBeVisible()
  await expect(page.getByText('Called: better today')).toBeVisible()
  await expect(page.getByText(say('clinical-notes:value.status.amended'))).toBeVisible()

  await page.getByRole('link', { name: say('clinical-notes:visit') }).click()
  await page.getByRole('button', { name: say('encounters:step.finished') }).click()
  await expect(page.getByRole('button', { name: say('encounters:step.reopen') })).toBeVisible()
})

test('a draft that was saved elsewhere meanwhile is a choice per section, and neither text is lost', async ({
  page,
  context,
  say,
  signInAs,
}) => {
  await signInAs('nurse')
  await openChart(page, 'Wang Xiuying')
  await page.goto(`${page.url()}/encounters/new`)
  await page.getByRole('button', { name: say('encounters:start.do') }).click()
  await page.getByRole('button', { name: say('clinical-notes:write') }).click()
  const complaint = say('clinical-notes:section.complaint')
  await page.getByLabel(complaint).fill('first')
  await expectSaved(page)

  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel(complaint).fill('from the other tab')
  await expectSaved(other)
  await other.close()

  await page.getByLabel(complaint).fill('from this tab')
  await page.getByLabel(complaint).blur()
  await expect(page.getByText('from the other tab')).toBeVisible()
  await page.getByRole('button', { name: `${complaint}: ${say('ui:conflict.keepMine')}` }).click()
  await page.getByRole('button', { name: say('ui:conflict.saveChoice') }).click()
  await expectSaved(page)
  await page.reload()
  await expect(page.getByLabel(complaint)).toHaveValue('from this tab')
})

async function addAddendum(page: Page, say: Say): Promise<void> {
  await page.getByRole('button', { name: say('clinical-notes:addendum.add') }).click()
  await page.getByLabel(say('clinical-notes:section.addendum')).fill('Called: better today')
  await page.getByRole('button', { name: say('clinical-notes:sign.open') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('clinical-notes:sign.do') })
    .click()
  await expect(page.getByText(say('clinical-notes:signed.by'))).toBeVisible()
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save-state="saved"]')).toContainText(/\d{2}:\d{2}/)
}
