import type { BrowserContext } from '@playwright/test'

/** A screen to be pictured; `path` with parameters still in it. */
export interface Screen {
  readonly name: string
  readonly path: string
}

/**
 * Every screen that the signed-in person can open, as the running application's own router knows them: adding a
 * feature adds its pictures. TanStack Router offers itself to its developer tools under this name.
 */
export async function listScreens(context: BrowserContext): Promise<Screen[]> {
  const page = await context.newPage()
  await page.goto('/patients')
  await page.waitForFunction(() => '__TSR_ROUTER__' in globalThis)
  const paths = await page.evaluate(() =>
    Object.keys(Object(Reflect.get(globalThis, '__TSR_ROUTER__')).routesByPath),
  )
  await page.close()
  return [...paths, '/no-such-page'].sort().map((path) => ({ name: nameOf(path), path }))
}

function nameOf(path: string): string {
  return path.replace(/^\//, '').replace(/\/$/, '').replaceAll('/', '-').replaceAll('$', '') || 'home'
}
