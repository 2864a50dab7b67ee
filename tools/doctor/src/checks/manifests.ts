import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Check, type Finding, ok, problem } from '../check.ts'

const FILES = [
  '{package,nx,biome,delivery}.json',
  '{apps,libs,tools}/*/package.json',
  'libs/features/*/package.json',
  'bench/package.json',
]

/** The JSON files that everything else reads first. */
export const manifests: Check = {
  name: 'manifests',
  run: async ({ root }) => {
    const files = globSync(FILES, { cwd: root }).sort()
    const found = (await Promise.all(files.map((file) => look(root, file)))).flat()
    return found.length > 0 ? found : ok(`${files.length} can be read`)
  },
}

async function look(root: string, file: string): Promise<Finding[]> {
  const text = await readFile(join(root, file), 'utf8')
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    const why = `Nothing that depends on it runs: ${error instanceof Error ? error.message : String(error)}.`
    const isConflict = /^(?:<{7}|>{7}) /m.test(text)
    return [
      problem(isConflict ? `${file} has a conflict of git’s in it` : `${file} is no JSON`, {
        why,
        mend: isConflict ? `Resolve it, then: git add ${file}` : `git diff ${file} (and git restore ${file})`,
      }),
    ]
  }
}
