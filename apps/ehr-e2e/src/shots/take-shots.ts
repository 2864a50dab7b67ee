import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { BROWSER_FLAGS } from '../clinic/browser-flags.ts'
import { startClinic } from '../clinic/start-clinic.ts'
import { factsOf } from '../languages.ts'
import { createSay } from '../pages/texts.ts'
import { WIDTHS } from '../widths.ts'
import { fillPath, findPatients, type PictureIds } from './find-ids.ts'
import { growToContent } from './grow-to-content.ts'
import { listScreens, type Screen } from './list-screens.ts'
import { renderIndex, type Shot } from './render-index.ts'
import { bringAbout, type State, waitFor } from './states.ts'
import { parseWanted, type Wanted } from './wanted.ts'

const FOLDER = join(import.meta.dirname, '../../../../.shots')
const PASSWORD = 'demo-clinic-2026'

/** Between them these people may open every screen there is. */
const ROLES = ['clinician', 'administrator', 'auditor', 'front-desk']

/*
 * `node take-shots.ts [words]`: pictures of every screen × language × width × state into .shots/, with an index page;
 * with words, of those that they name (`ar phone dark vitals`).
 */
const clinic = await startClinic()
const browser = await chromium.launch({
  args: BROWSER_FLAGS,
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
})
try {
  await takeAll(browser, parseWanted(process.argv.slice(2)))
} finally {
  await browser.close()
  await clinic.stop()
}

async function takeAll(on: Browser, wanted: Wanted): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const shots: Shot[] = []
  for (const language of wanted.languages) {
    for (const width of wanted.widths) {
      const look = { language, width }
      const seen = new Set<string>()
      for (const role of ROLES) shots.push(...(await takeAs(on, { ...look, role, wanted, seen })))
      process.stdout.write(`${language} ${width}: ${shots.length} pictures so far\n`)
    }
  }
  await writeFile(join(FOLDER, 'index.html'), renderIndex(shots))
  process.stdout.write(`${shots.length} pictures: .shots/index.html\n`)
}

interface Look {
  readonly language: string
  readonly width: keyof typeof WIDTHS
}

interface Sitting extends Look {
  readonly role: string
  readonly wanted: Wanted
  /** Names of screens that somebody before was let into; this person's are added. */
  readonly seen: Set<string>
}

/** Pictures of the screens that one person may open and nobody before could. */
async function takeAs(on: Browser, { role, wanted, seen, ...look }: Sitting): Promise<Shot[]> {
  const context = await openContext(on, look)
  const take = (screen: Screen, state: State, path: string) =>
    takeOne(context, { path, state, screen: screen.name, ...look })
  try {
    const isFirst = seen.size === 0
    const signIn = isFirst ? await take({ name: 'sign-in', path: '/' }, 'full', '/') : undefined
    const account = { email: `${role}@demo.invalid`, password: PASSWORD }
    await context.request.post('/api/session', { data: account })
    const screens = (await listScreens(context)).filter(
      ({ name }) => wanted.isScreen(name) && !seen.has(name),
    )
    const shots = await takeScreens(context, { screens, states: wanted.states }, take)
    for (const { screen } of shots) seen.add(screen)
    return signIn === undefined ? shots : [signIn, ...shots]
  } finally {
    await context.close()
  }
}

async function openContext(on: Browser, { language, width }: Look): Promise<BrowserContext> {
  return await on.newContext({
    baseURL: clinic.address,
    locale: factsOf(language).locale,
    viewport: WIDTHS[width],
    reducedMotion: 'reduce',
    hasTouch: width === 'phone',
    extraHTTPHeaders: { origin: clinic.address },
  })
}

async function takeScreens(
  context: BrowserContext,
  { screens, states }: { screens: readonly Screen[]; states: readonly State[] },
  take: (screen: Screen, state: State, path: string) => Promise<Shot | undefined>,
): Promise<Shot[]> {
  // Whoever may not search patients has no chart to open.
  const patients: PictureIds | undefined = await findPatients(context.request).catch(() => undefined)
  const shots: Shot[] = []
  for (const screen of screens) {
    for (const state of states) {
      const path = await addressOf(context, { screen, state, patients })
      const shot = path === undefined ? undefined : await take(screen, state, path)
      if (shot === undefined && state === states[0]) break
      if (shot !== undefined) shots.push(shot)
    }
  }
  return shots
}

async function addressOf(
  context: BrowserContext,
  of: { screen: Screen; state: State; patients: PictureIds | undefined },
): Promise<string | undefined> {
  const { path } = of.screen
  if (!path.includes('$')) return path
  const patientId = of.state === 'empty' ? of.patients?.empty : of.patients?.full
  if (patientId === undefined && path.includes('$patientId')) return undefined
  return await fillPath(context.request, path, patientId ?? '')
}

/** `undefined` where the page says that this person may not see it. */
async function takeOne(
  context: BrowserContext,
  shot: Omit<Shot, 'file'> & { path: string; state: State },
): Promise<Shot | undefined> {
  const { path, screen, state, language, width } = shot
  const file = `${[screen, language, width, state].join('.')}.png`
  const page = await context.newPage()
  try {
    await bringAbout(state, page)
    await page.goto(path)
    await waitFor(state, page)
    const refusal = createSay(language)('app:noPermission')
    if ((await page.getByRole('heading', { level: 1, name: refusal, exact: true }).count()) > 0) return
    await growToContent(page)
    await page.screenshot({ path: join(FOLDER, file) })
    return { file, screen, language, width, state }
  } finally {
    await page.close()
  }
}
