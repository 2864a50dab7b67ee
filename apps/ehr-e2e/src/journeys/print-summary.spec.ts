import { factsOf } from '../languages.ts'
import { expect, test } from '../pages/journey.ts'
import { openChart } from '../pages/open-chart.ts'

/** In points, as a PDF has them. */
const SHEETS = { a4: '595x842', letter: '612x792' } as const

test('the patient summary is printed on either paper, in light colours, after its record', async ({
  page,
  say,
  language,
  signInAs,
  expectAccessible,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signInAs('clinician')
  await openChart(page, 'فاطمة الخطيب 1980')
  await page.getByRole('link', { name: say('summary:open') }).click()
  const print = page.getByRole('button', { name: say('summary:print'), exact: true })
  await expect(print).toBeEnabled()
  await expect(page.locator('[data-summary="failed"]')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 2, name: say('allergies:title') })).toBeVisible()
  await expectAccessible()

  const recorded = page.waitForRequest((request) => request.url().endsWith('/summary/prints'))
  await page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }))
  await print.click()
  expect((await recorded).method()).toBe('POST')
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'printed'))).toBe(true)

  for (const paper of ['a4', 'letter'] as const) {
    await page.getByText(say(`summary:size.${paper}`), { exact: true }).click()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(sheetsOf(pdf), 'every page has the size that was chosen').toEqual(new Set([SHEETS[paper]]))
  }
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation').first()).toBeHidden()
  await expect(page.locator('[data-sheet] thead')).toContainText('10003')
  await expect(page.locator('html')).toHaveAttribute('dir', factsOf(language).direction)
})

function sheetsOf(pdf: string): Set<string> {
  const boxes = pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)
  return new Set(
    [...boxes].map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`),
  )
}
