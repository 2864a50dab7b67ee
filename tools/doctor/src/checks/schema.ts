import { join } from 'node:path'
import { askProgram } from '../ask-program.ts'
import { type Check, ok, problem } from '../check.ts'

/** The schema snapshot and the types of the tables, held against the migrations on a database of their own. */
export const schema: Check = {
  name: 'schema',
  isSlow: true,
  run: async (place) => {
    const door = join(place.root, 'tools', 'cli', 'bin', 'ehr.mjs')
    const answer = await askProgram(place, process.execPath, [door, 'migrate', 'check'])
    if (answer?.code === 0) return ok('snapshot and types are as the migrations say')
    const said = `${answer?.said ?? ''}\n${answer?.complained ?? ''}`
      .split('\n')
      .filter((line) => line.trim() !== '')
    return problem('snapshot or types differ from the migrations', {
      why: said.slice(0, 8).join('\n    '),
      mend: 'pnpm ehr migrate generate',
    })
  },
}
