import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the search for a browser needs to know of the machine. */
export interface Machine {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  exists: (path: string) => boolean
  /** Where Playwright would have put its own Chromium. */
  playwrightPath: () => string | undefined
}

/** How to get a browser, for whoever has none. */
export const BROWSER_ADVICE = `Any of these gives one:
  npx -y pnpm@12 --filter @ehr/ehr-e2e exec playwright install chromium
  apt-get install chromium (Debian, Ubuntu), brew install --cask chromium (macOS)
  CHROMIUM_PATH=<a Chromium or Chrome of your own>`

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const KNOWN_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** Finds a Chromium: the one named, Playwright's own, or one that is installed; throws when the one named is missing. */
export function findBrowser(machine: Machine): string | undefined {
  const named = machine.env.CHROMIUM_PATH ?? ''
  if (named !== '' && !machine.exists(named)) {
    throw new Error(`CHROMIUM_PATH is "${named}", and there is no such file. Correct it, or unset it.`)
  }
  if (named !== '') return named
  return [machine.playwrightPath(), ...listPlaces(machine)].find(
    (path) => path !== undefined && machine.exists(path),
  )
}

/** This machine, for `findBrowser`. */
export function thisMachine(playwrightPath: () => string | undefined): Machine {
  return { platform: process.platform, env: process.env, exists: existsSync, playwrightPath }
}

function listPlaces({ platform, env }: Machine): string[] {
  const onPath = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  const suffix = platform === 'win32' ? '.exe' : ''
  const named = NAMES.flatMap((name) => onPath.map((folder) => join(folder, `${name}${suffix}`)))
  return [...named, ...(KNOWN_PLACES[platform] ?? [])]
}
