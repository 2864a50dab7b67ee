import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser, thisMachine } from './find-browser.ts'

/** Finds the Chromium of this machine. */
export function findThisBrowser(): string | undefined {
  return findBrowser(thisMachine(() => chromium.executablePath()))
}

/** Says where Playwright's command line is, to be run by Node. */
export function playwrightCli(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
}
