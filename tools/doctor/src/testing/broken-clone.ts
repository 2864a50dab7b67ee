import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Check, Finding, Place } from '../check.ts'

/** A folder to break things in, and to look at. */
export interface BrokenClone {
  readonly root: string
  write(files: Readonly<Record<string, string>>): void
  git(...args: string[]): string
  /** Runs a check there; gives what it found, always as a list. */
  look(check: Check, place?: Partial<Place>): Promise<readonly Finding[]>
  remove(): void
}

/** Git, without any setting of whoever runs the test. */
const GIT_ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  // The folder above the system's temporary one may be in a repository.
  GIT_CEILING_DIRECTORIES: tmpdir(),
}
const AUTHOR = {
  ...{ GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' },
  ...{ GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' },
}

/** Makes an empty folder. */
export function makeBrokenClone(): BrokenClone {
  const root = mkdtempSync(join(tmpdir(), 'ehr-doctor-'))
  const env = { PATH: process.env.PATH, ...GIT_ENV }
  return {
    root,
    write: (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
    },
    git: (...args) => {
      const options = { cwd: root, encoding: 'utf8', env: { ...env, ...AUTHOR } } as const
      const { status, stdout, stderr } = spawnSync('git', args, options)
      if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
      return stdout.trim()
    },
    look: async (check, place = {}) => {
      const signal = AbortSignal.timeout(10_000)
      const found = await check.run({ root, uid: process.getuid?.(), signal, env, ...place })
      return [found].flat()
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
