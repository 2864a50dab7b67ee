import { execFileSync } from 'node:child_process'
import type { Browser } from '@playwright/test'
import { openSignIn } from './first-page.ts'
import { startDev } from './started-dev.ts'

/** How a person without pnpm calls it. */
export const PNPM = ['npx', '-y', 'pnpm@12'] as const

interface Start {
  cwd: string
  command: readonly string[]
  env: NodeJS.ProcessEnv
}

/** Times a bare install, in seconds. */
export async function timeInstall(cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const [program, ...args] = PNPM
  const begin = performance.now()
  execFileSync(program, [...args, 'install', '--frozen-lockfile'], { cwd, env, stdio: 'ignore' })
  return secondsSince(begin)
}

/** Times a start until a password can be typed into the page, in seconds. */
export async function timeFirstPage({ browser, ...start }: Start & { browser: Browser }): Promise<number> {
  const begin = performance.now()
  const dev = await startDev(start.cwd, start.command, start.env)
  try {
    await openSignIn(browser, dev.webUrl)
    return secondsSince(begin)
  } finally {
    await dev.stop()
  }
}

/** Times a start until it says where its page is, in seconds. */
export async function timeStart(start: Start): Promise<number> {
  const begin = performance.now()
  const dev = await startDev(start.cwd, start.command, start.env)
  const took = secondsSince(begin)
  await dev.stop()
  return took
}

function secondsSince(begin: number): number {
  return (performance.now() - begin) / 1000
}
