import type { APIRequestContext, Page } from '@playwright/test'
import { findViolations } from '../pages/find-violations.ts'
import { type DemoRole, expect, test } from '../pages/journey.ts'
import type { Say } from '../pages/texts.ts'
import { onlyIn } from '../project-tags.ts'
import { fillPath, findPatients } from '../shots/find-ids.ts'
import { growToContent } from '../shots/grow-to-content.ts'
import { listScreens, type Screen } from '../shots/list-screens.ts'
import { bringAbout, type State, waitFor } from '../shots/states.ts'
import { WIDTHS } from '../widths.ts'
import { planLooks } from './plan-looks.ts'

/** Between them these people may open every screen there is. */
const ROLES: readonly DemoRole[] = ['clinician', 'administrator', 'auditor', 'front-desk']

// The state `error` is the server's doing.
test.use({ expectedErrors: /status of 500/ })

const { EHR_ACCESSIBILITY: accessibility, EHR_JOURNEYS: journeys } = process.env

for (const { scheme, state, project, half } of planLooks({ accessibility, journeys })) {
  test(`every ${half === undefined ? '' : 'second '}screen keeps the rules of WCAG 2.2 AA: ${state}, ${scheme}`, {
    tag: onlyIn(project),
  }, async ({ page, signInAs, say }) => {
    // axe takes about a second for a screen, and there are some dozens.
    test.setTimeout(900_000)
    await page.emulateMedia({ colorScheme: scheme })
    const seen = new Set<string>()
    let screens: readonly Screen[] = []
    for (const role of ROLES) {
      await page.context().clearCookies()
      await signInAs(role)
      screens = (await listScreens(page.context())).filter((_, at) => half === undefined || at % 2 === half)
      // Whoever may not search patients has no chart to open.
      const patients = await findPatients(page.request).catch(() => undefined)
      const patientId = state === 'empty' ? patients?.empty : patients?.full
      const left = screens.filter(({ name }) => !seen.has(name))
      for (const screen of left) {
        const path = await addressOf(page.request, screen, patientId)
        if (path !== undefined && (await checkScreen(page, { ...screen, path }, state, say))) {
          seen.add(screen.name)
        }
      }
    }
    const unseen = screens.filter(({ name }) => !seen.has(name)).map(({ path }) => path)
    expect(unseen, 'screens that nobody could open').toEqual([])
  })
}

/** Whether this person could open the screen; what axe finds fails the test and lets the other screens follow. */
async function checkScreen(page: Page, screen: Screen, state: State, say: Say): Promise<boolean> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.setViewportSize(
    page.viewportSize()?.width === WIDTHS.phone.width ? WIDTHS.phone : WIDTHS.desktop,
  )
  await bringAbout(state, page)
  await page.goto(screen.path)
  await waitFor(state, page)
  const refusal = page.getByRole('heading', { level: 1, name: say('app:noPermission'), exact: true })
  if ((await refusal.count()) > 0) return false
  // What lies behind a sticky edge is scrolled into sight by whoever wants to press it.
  // Some addresses lead on to another, which a slow machine may still be doing.
  await expect(() => growToContent(page, Number.POSITIVE_INFINITY)).toPass({ timeout: 20_000 })
  expect.soft(await findViolations(page), `${screen.name}, ${state}`).toEqual([])
  return true
}

async function addressOf(
  request: APIRequestContext,
  { path }: Screen,
  patientId: string | undefined,
): Promise<string | undefined> {
  if (!path.includes('$')) return path
  if (patientId === undefined && path.includes('$patientId')) return undefined
  return await fillPath(request, path, patientId ?? '')
}
