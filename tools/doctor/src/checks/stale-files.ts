import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askProgram } from '../ask-program.ts'
import { type Check, ok, problem } from '../check.ts'

const SCRIPT = 'libs/env/src/print-documents.ts'

/** The generated files that can be compared at once; `--full` compares all. */
export const staleFiles: Check = {
  name: 'generated files',
  run: async (place) => {
    if (!existsSync(join(place.root, SCRIPT))) return ok('not looked at: libs/env is not there')
    const answer = await askProgram(place, process.execPath, [join(place.root, SCRIPT)])
    if (answer?.code !== 0)
      throw new Error(`${SCRIPT} failed: ${answer?.complained.split('\n').at(-1) ?? 'no answer'}`)
    const rendered: unknown = JSON.parse(answer.said)
    const stale = await Promise.all(
      Object.entries(Object(rendered)).map(async ([path, text]) => {
        const found = await readFile(join(place.root, path), 'utf8').catch(() => undefined)
        return found?.replaceAll('\r\n', '\n') === text ? [] : [path]
      }),
    )
    const names = stale.flat()
    if (names.length === 0) return ok('those of libs/env are as it declares')
    return problem(`${names.join(', ')}: not as libs/env declares`, {
      why: 'CI refuses the change.',
      mend: 'pnpm nx sync',
    })
  },
}
