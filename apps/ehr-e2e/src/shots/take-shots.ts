import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { BROWSER_FLAGS } from '../clinic/browser-flags.ts'
import { startClinic } from '../clinic/start-clinic.ts'
import { WIDTHS } from '../widths.ts'
import { fillPath, findPatients, type PictureIds } from './find-ids.ts'
import { growToContent } from './grow-to-content.ts'
import { listScreens, type Screen } from './list-screens.ts'
import { renderIndex, type Shot } from './render-index.ts'
import { bringAbout, STATES, type State, waitFor } from './states.ts'

const FOLDER = join(import.meta.dirname, '../../../../.shots')
const ACCOUNT = { email: 'clinician@demo.invalid', password: 'demo-clinic-2026' }

/*
 * `node take-shots.ts [text]`: pictures of every screen × language × width × state into .shots/, with an index page;
 * with a text, of the screens whose name contains it.
 */
const clinic = await startClinic()
const browser = await chromium.launch({
  args: BROWSER_FLAGS,
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
})
try {
  await takeAll(browser, process.argv[2] ?? '')
} finally {
  await browser.close()
  await clinic.stop()
}

async function takeAll(on: Browser, wanted: string): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const shots: Shot[] = []
  for (const language of ['en', 'ar']) {
    for (const [width, viewport] of Object.entries(WIDTHS)) {
      const context = await on.newContext({
        baseURL: clinic.address,
        locale: language === 'ar' ? 'ar' : 'en-GB',
        viewport,
        reducedMotion: 'reduce',
        hasTouch: width === 'phone',
        extraHTTPHeaders: { origin: clinic.address },
      })
      const take = (screen: Screen, state: State, path: string) =>
        takeOne(context, { path, state, screen: screen.name, language, width })
      shots.push(await take({ name: 'sign-in', path: '/' }, 'full', '/'))
      await context.request.post('/api/session', { data: ACCOUNT })
      const screens = (await listScreens(context)).filter(({ name }) => name.includes(wanted))
      shots.push(...(await takeScreens(context, screens, take)))
      await context.close()
      process.stdout.write(`${language} ${width}: ${shots.length} pictures so far\n`)
    }
  }
  await writeFile(join(FOLDER, 'index.html'), renderIndex(shots))
  process.stdout.write(`${shots.length} pictures: .shots/index.html\n`)
}

async function takeScreens(
  context: BrowserContext,
  screens: readonly Screen[],
  take: (screen: Screen, state: State, path: string) => Promise<Shot>,
): Promise<Shot[]> {
  const patients: PictureIds = await findPatients(context.request)
  const shots: Shot[] = []
  for (const screen of screens) {
    for (const state of STATES) {
      const patientId = state === 'empty' ? patients.empty : patients.full
      const path = await fillPath(context.request, screen.path, patientId)
      if (path !== undefined) shots.push(await take(screen, state, path))
    }
  }
  return shots
}

async function takeOne(
  context: BrowserContext,
  shot: Omit<Shot, 'file'> & { path: string; state: State },
): Promise<Shot> {
  const { path, screen, state, language, width } = shot
  const file = `${[screen, language, width, state].join('.')}.png`
  const page = await context.newPage()
  await bringAbout(state, page)
  await page.goto(path)
  await waitFor(state, page)
  await growToContent(page)
  await page.screenshot({ path: join(FOLDER, file) })
  await page.close()
  return { file, screen, language, width, state }
}
