import { freemem, platform } from 'node:os'
import { type Check, type Finding, ok, warning } from '../check.ts'

const GIB = 2 ** 30
const WANTED_GIB = 2

/** Room for PostgreSQL, the API, the web server and a browser beside each other. */
export const memory: Check = {
  name: 'memory',
  run: async () => {
    // What macOS counts as free leaves out all that it would give up at once.
    if (platform() === 'darwin') return ok('macOS makes room as it is asked')
    return judgeMemory(Math.min(process.availableMemory(), limitOf(process.constrainedMemory())) / GIB)
  },
}

/** Says whether that much memory (in GiB) is enough. */
export function judgeMemory(freeGib: number): Finding {
  const found = `${freeGib.toFixed(1)} GiB free`
  if (freeGib >= WANTED_GIB) return ok(found)
  return warning(found, {
    why: `"pnpm dev" and "pnpm test" want ${WANTED_GIB} GiB: what is ended without a word, is ended for this.`,
    mend: 'Close other programs, or give the machine or the container more memory.',
  })
}

function limitOf(bytes: number): number {
  return bytes > 0 ? bytes : freemem()
}
