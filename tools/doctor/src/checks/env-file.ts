import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { askGit } from '../ask-program.ts'
import { type Check, type Finding, ok, problem, warning } from '../check.ts'

/** What `.env` sets, held against what the applications declare that they read. */
export const envFile: Check = {
  name: '.env',
  run: async (place) => {
    const text = await readFile(join(place.root, '.env'), 'utf8').catch(() => undefined)
    const [{ ENVIRONMENTS }, { checkEnvironment }] = await Promise.all([
      import('@ehr/env/environments'),
      import('@ehr/env/check'),
    ])
    const declared = ENVIRONMENTS.flatMap(({ variables }) => Object.keys(variables))
    const set = parseEnv(text ?? '')
    const found = [
      ...listUnknown(Object.keys(set), declared),
      ...listRefused(['cli', 'ehr-api'], { ...set, ...place.env }, checkEnvironment),
      ...((await askGit(place, 'ls-files', '--', '.env')) ? [describeTracked()] : []),
    ]
    if (found.length > 0) return found
    return ok(
      text === undefined ? 'none, and none is needed' : `${Object.keys(set).length} variables, all known`,
    )
  },
}

function listUnknown(names: readonly string[], declared: readonly string[]): Finding[] {
  return names
    .filter((name) => !declared.includes(name))
    .map((name) => {
      const meant = declared.find((each) => isAlmost(each, name))
      return warning(`${name} is a variable that nothing reads`, {
        why: meant === undefined ? 'It has no effect.' : `It has no effect. ${meant} is one that is read.`,
        mend: 'Correct it in .env; .env.example has all that there are.',
      })
    })
}

/** What a development run sets itself does not have to be in the environment. */
function listRefused(
  apps: readonly string[],
  set: NodeJS.ProcessEnv,
  assertEnvironment: (app: string, source: NodeJS.ProcessEnv) => unknown,
): Finding[] {
  const given = { DATABASE_URL: 'postgres://of-the-run/ehr', AUTH_SECRET: 'x'.repeat(32), ...set }
  const complaints = apps.flatMap((app) => {
    try {
      assertEnvironment(app, { ...given, NODE_ENV: 'development' })
      return []
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  })
  const [complaint] = complaints
  if (complaint === undefined) return []
  const [found = '', ...rest] = complaint.split('\n')
  const why = rest.length === 0 ? 'Nothing starts with it.' : rest.map((line) => line.trim()).join(' ')
  return [
    problem(found, { why, mend: 'Correct it in .env or in the shell; .env.example says what each may be.' }),
  ]
}

function describeTracked(): Finding {
  return problem('it is in the repository', {
    why: 'Whoever has the repository has what is secret in it.',
    mend: 'git rm --cached .env (and change every secret that was in it)',
  })
}

/** The same letters but for one, or for how they are put together. */
function isAlmost(one: string, other: string): boolean {
  const [a, b] = [one.replaceAll('_', ''), other.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')]
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  const at = [...short].findIndex((letter, index) => letter !== long[index])
  if (at === -1) return true
  return short.slice(at) === long.slice(at + 1) || short.slice(at + 1) === long.slice(at + 1)
}
