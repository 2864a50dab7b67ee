import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Takes an exclusive lock on a file that the operating system itself frees when the process ends, however it
 * ends; undefined when another process holds it. SQLite is the one portable file lock that Node brings.
 */
export function holdLock(file: string): { release: () => void } | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return { release: () => database.close() }
}

/** Runs the action while no other process or caller holds the lock; throws when it is not free in `waitMs`. */
export async function withLock<T>(file: string, waitMs: number, action: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + waitMs
  let lock = holdLock(file)
  while (lock === undefined) {
    if (Date.now() > deadline) {
      throw new Error(
        `${file} is locked by another process for ${waitMs} ms. End that process and try again.`,
      )
    }
    await sleep(20)
    lock = holdLock(file)
  }
  try {
    return await action()
  } finally {
    lock.release()
  }
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
