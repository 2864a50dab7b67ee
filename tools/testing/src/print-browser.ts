import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { findThisBrowser } from './playwright.ts'

/*
 * The fingerprint of the browser, an input of the journeys. Where there is none it is never twice the same, so that
 * journeys that were skipped are never taken for done.
 */
const path = findThisBrowser()
console.log(path === undefined ? `none ${randomUUID()}` : fingerprint(path))

function fingerprint(path: string): string {
  // Asking a browser on Windows for its version opens a window.
  const version = process.platform === 'win32' ? statSync(path).mtime.toISOString() : readVersion(path)
  return `${path} ${version}`
}

function readVersion(path: string): string {
  return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}
