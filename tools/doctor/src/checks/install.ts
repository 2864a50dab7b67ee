import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Check, ok, problem } from '../check.ts'

const MEND = 'npx -y pnpm@12 install'
const SHOWN = 3

/** Whether what is installed is what the lockfile and the packages say. */
export const install: Check = {
  name: 'installation',
  run: async ({ root }) => {
    if (!existsSync(join(root, 'node_modules', '.modules.yaml'))) {
      return problem('nothing is installed', { why: 'No command runs.', mend: MEND })
    }
    const [wanted, installed] = await Promise.all([
      readText(join(root, 'pnpm-lock.yaml')),
      readText(join(root, 'node_modules', '.pnpm', 'lock.yaml')),
    ])
    if (wanted === undefined) {
      return problem('pnpm-lock.yaml is not there', {
        why: 'Nobody has the same versions as anybody else.',
        mend: 'git restore pnpm-lock.yaml',
      })
    }
    if (wanted !== installed) {
      const why = 'Packages are missing or of another version, as after a pull or another branch.'
      return problem('it does not match pnpm-lock.yaml', { why, mend: MEND })
    }
    const missing = await listMissing(root)
    if (missing.length === 0) return ok('as pnpm-lock.yaml says')
    const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : ''
    return problem(`missing: ${missing.slice(0, SHOWN).join(', ')}${more}`, {
      why: 'A package.json asks for what nobody has installed since.',
      mend: MEND,
    })
  },
}

/** The dependencies of the workspace's own packages that do not lead anywhere. */
async function listMissing(root: string): Promise<string[]> {
  const manifests = globSync(
    ['package.json', '{apps,libs,tools}/*/package.json', 'libs/features/*/package.json'],
    {
      cwd: root,
    },
  )
  const missing = await Promise.all(manifests.sort().map((path) => listMissingOf(root, dirname(path))))
  return missing.flat()
}

async function listMissingOf(root: string, folder: string): Promise<string[]> {
  const manifest = parse(await readText(join(root, folder, 'package.json')))
  const names = Object.keys({ ...Object(manifest.dependencies), ...Object(manifest.devDependencies) })
  return names
    .filter((name) => !existsSync(join(root, folder, 'node_modules', name)))
    .map((name) => `${name} of ${folder === '.' ? 'the workspace' : folder}`)
}

/** One that cannot be read is what the check of manifests finds. */
function parse(text: string | undefined): { dependencies?: unknown; devDependencies?: unknown } {
  try {
    return Object(JSON.parse(text ?? ''))
  } catch {
    return {}
  }
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}
