import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')
const MINUTES = 60_000
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fields-')))

/** A copy of the working tree in a repository of its own, as a team has it. */
beforeAll(() => {
  const paths = run(ROOT, 'git', 'ls-files', '-co', '--exclude-standard', '-z').split('\0')
  for (const path of paths.filter((one) => one !== '' && existsSync(join(ROOT, one)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(join(ROOT, path), join(folder, path))
  }
  run(folder, 'git', 'init', '--quiet', '--initial-branch=main')
  commit()
  const pnpm = join(ROOT, 'node_modules/pnpm/bin/pnpm.mjs')
  run(folder, process.execPath, pnpm, 'install', '--frozen-lockfile', '--prefer-offline')
}, 20 * MINUTES)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'a feature that was generated and removed has left nothing',
  () => {
    nx('g', 'feature', 'trial-wishes', '--fields', 'label:string wishedOn:date')
    expect(status()).not.toBe('')
    nx('g', 'feature-remove', 'trial-wishes')
    expect(status()).toBe('')
  },
  30 * MINUTES,
)

test(
  'fields come, get other names and go, and every check passes each time',
  () => {
    nx(
      'g',
      'feature',
      'trial-orders',
      '--patient',
      '--fields',
      'test:code state:enum(asked,done) askedAt:datetime lot:string? note:text?',
    )
    commit()
    nx(
      'g',
      'field',
      'trial-orders',
      '--add',
      'weight:quantity? urgency:enum(low,high)',
      '--default',
      'urgency=low',
      '--remove',
      'note',
    )
    expectGreen()
    commit()
    nx(
      'g',
      'field',
      'trial-orders',
      '--rename',
      'lot:lotNumber askedAt:orderedAt',
      '--add-value',
      'state:cancelled',
    )
    expectGreen()
    commit()
    nx('g', 'migration', 'trial orders rename lot to lot number', '--contract')
    node('tools/cli/bin/ehr.mjs', 'migrate', 'generate')
    expectGreen()
    commit()
    nx('g', 'feature-remove', 'trial-orders')
    nx('sync:check')
  },
  60 * MINUTES,
)

function expectGreen(): void {
  nx('run-many', '-t', 'lint', 'typecheck', 'test', '-p', '@ehr/feature-trial-orders', '--parallel=1')
  // Ends with 1 where there is an error.
  node('tools/cli/bin/ehr.mjs', 'migrate', 'validate', '--base', 'HEAD')
}

function nx(...args: string[]): void {
  node('node_modules/nx/dist/bin/nx.js', ...args)
}

function node(script: string, ...args: string[]): void {
  run(folder, process.execPath, join(folder, script), ...args)
}

function commit(): void {
  run(folder, 'git', 'add', '--all')
  run(
    folder,
    'git',
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@example.org',
    'commit',
    '--quiet',
    '--no-verify',
    '-m',
    'trial',
  )
}

function status(): string {
  return run(folder, 'git', 'status', '--porcelain', '--untracked-files=all')
}

function run(cwd: string, command: string, ...args: string[]): string {
  const env = { ...process.env, NX_DAEMON: 'false', VITEST: undefined }
  try {
    return execFileSync(command, args, {
      cwd,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (cause) {
    const output = Object(cause)
    throw new Error(`${command} ${args.join(' ')}\n${output.stdout ?? ''}\n${output.stderr ?? ''}`, { cause })
  }
}
