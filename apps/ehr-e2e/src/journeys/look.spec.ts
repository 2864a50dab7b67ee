import { expect, test } from '../pages/journey.ts'
import { onlyIn } from '../project-tags.ts'

test('each person of a workstation has their own colours, there before the first paint', {
  tag: [onlyIn('en desktop')],
}, async ({ page, say, signInAs }) => {
  await signInAs('nurse')
  await page.goto('/patients')
  await page.getByRole('button', { name: 'Daniel Okafor' }).click()
  await page.getByRole('menuitemradio', { name: say('app:look.dark') }).click()
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
  await expect.poll(scheme).toBe('dark')
  await page.keyboard.press('Escape')

  await page.context().clearCookies()
  await signInAs('front-desk')
  await page.goto('/patients')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: say('app:palette.search') }).fill(say('app:look.light'))
  await page
    .getByRole('option')
    .filter({ hasText: say('app:look.light') })
    .click()
  await expect.poll(scheme).toBe('light')

  await page.context().clearCookies()
  await signInAs('nurse')
  await page.goto('/patients')
  await expect.poll(scheme).toBe('dark')
  await page.reload({ waitUntil: 'commit' })
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))).toBe(
    'dark',
  )
})

test('leaving half-typed entries names both patients', { tag: [onlyIn('en desktop')] }, async ({
  page,
  say,
  signInAs,
}) => {
  await signInAs('nurse')
  const search = async (text: string) => {
    const answer = await page.request.post('/api/patients/search', { data: { text, limit: 1 } })
    return Object(await answer.json()).items[0].id
  }
  const [here, there] = [await search('فاطمة الخطيب 1980'), await search('Hartwell Rosalind')]
  await page.goto(`/patients/${here}/vitals/new`)
  await page.getByLabel(say('vitals:kind.systolic'), { exact: true }).fill('128')
  // At once, as people do: no letter may end in the field behind the palette.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Hartwell Rosalind')
  await page.getByRole('option').filter({ hasText: 'HARTWELL' }).first().click()
  const dialog = page.getByRole('dialog', { name: say('ui:form.leaveTitle') })
  await expect(dialog).toContainText('AL-KHATIB')
  await expect(dialog).toContainText('HARTWELL')
  await dialog.getByRole('button', { name: say('ui:form.stay') }).click()
  await expect(page.getByLabel(say('vitals:kind.systolic'), { exact: true })).toHaveValue('128')
  expect(page.url()).not.toContain(there)
})
