import { expect, test } from 'vitest'
import { findBrowser, type Machine } from './find-browser.ts'

test.each<[string, string[], Partial<Machine>, string | undefined]>([
  ['the one named', ['/opt/mine', '/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/opt/mine' } }, '/opt/mine'],
  [
    'its own before others',
    ['/cache/chrome', '/usr/bin/chromium'],
    { playwrightPath: () => '/cache/chrome' },
    '/cache/chrome',
  ],
  [
    'one on the path',
    ['/home/me/bin/google-chrome'],
    { env: { PATH: '/sbin:/home/me/bin' } },
    '/home/me/bin/google-chrome',
  ],
  ['one in a known place', ['/snap/bin/chromium'], {}, '/snap/bin/chromium'],
  [
    'one on a Mac',
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    { platform: 'darwin' },
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  ['nothing where there is none', ['/usr/bin/firefox'], { env: { CHROMIUM_PATH: '' } }, undefined],
])('finds %s', (_what, files, given, found) => {
  expect(findBrowser(machine(files, given))).toBe(found)
})

test('refuses a named browser that is not there', () => {
  expect(() => findBrowser(machine([], { env: { CHROMIUM_PATH: '/nowhere' } }))).toThrow(
    'CHROMIUM_PATH is "/nowhere", and there is no such file.',
  )
})

function machine(files: string[], given: Partial<Machine>): Machine {
  const exists = (path: string) => files.includes(path)
  return { platform: 'linux', env: {}, exists, playwrightPath: () => undefined, ...given }
}
