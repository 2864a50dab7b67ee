import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { holdLock } from '@ehr/db/server'

/** The place of one job at a time: the same folder for each of them, as on GitHub, empty when a job begins. */
export interface Machine {
  /** The repository’s folder. */
  workspace: string
  /** What a job may leave for the next one: what it installed. */
  parked: string
  release: () => Promise<void>
}

/** Takes the first machine that no job has, of this rehearsal or of another. */
export async function takeMachine(home: string): Promise<Machine> {
  for (let number = 1; ; number += 1) {
    const folder = join(home, 'machines', String(number))
    await mkdir(folder, { recursive: true })
    const lock = holdLock(join(folder, 'lock'))
    if (lock === undefined) continue
    const workspace = join(folder, 'work')
    const empty = () => rm(workspace, { recursive: true, force: true, maxRetries: 3 })
    // A rehearsal that was killed has left something.
    await empty()
    await mkdir(workspace)
    return {
      ...{ workspace, parked: join(folder, 'parked') },
      release: async () => {
        await empty()
        lock.release()
      },
    }
  }
}
