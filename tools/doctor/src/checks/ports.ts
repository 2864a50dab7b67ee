import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { type Check, type Finding, ok, type Place, warning } from '../check.ts'
import { findListener } from '../find-listener.ts'

const WANTED = [
  { port: 4300, what: 'the web' },
  { port: 4301, what: 'the API' },
  { port: 54_329, what: 'PostgreSQL' },
] as const
const PATIENCE_MS = 500

/** The ports that "pnpm dev" would like. */
export const ports: Check = {
  name: 'ports',
  run: async (place) => {
    if (await isDevRunning(place)) return ok('"pnpm dev" of this clone runs')
    const found = (await Promise.all(WANTED.map((wanted) => look(place, wanted)))).flat()
    return found.length > 0 ? found : ok(`${WANTED.map(({ port }) => port).join(', ')} are free`)
  },
}

async function look(place: Place, { port, what }: (typeof WANTED)[number]): Promise<Finding[]> {
  if (!(await isTaken(port))) return []
  const holder = await findListener(place, port)
  const by = holder === undefined ? 'another program' : `${holder.name} (process ${holder.pid})`
  return [
    warning(`${port} is taken by ${by}`, {
      why: `"pnpm dev" says so and uses the next free one for ${what}: bookmarks lead elsewhere.`,
      mend: holder === undefined ? 'End that program, or go on.' : `kill ${holder.pid} (or go on)`,
    }),
  ]
}

/** By what a run writes down: its own processes hold the ports then. */
async function isDevRunning({ root, env }: Place): Promise<boolean> {
  const file = join(resolve(root, env.EHR_DATA_FOLDER || '.data'), 'dev', 'run.json')
  try {
    const record: unknown = JSON.parse(await readFile(file, 'utf8'))
    const processes: unknown = Object(record).processes
    return Array.isArray(processes) && processes.some(({ pid }) => isAlive(Number(pid)))
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: '127.0.0.1', port })
    const end = (answer: boolean): void => {
      socket.destroy()
      settle(answer)
    }
    socket.setTimeout(PATIENCE_MS, () => end(true))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
