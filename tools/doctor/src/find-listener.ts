import { readdir, readFile, readlink } from 'node:fs/promises'
import { askProgram } from './ask-program.ts'
import type { Place } from './check.ts'

/** A program that listens on a port. */
export interface Listener {
  readonly pid: number
  readonly name: string
}

const LISTENING = '0A'

/** Finds who listens on a port of this machine; undefined where only an administrator may know. */
export async function findListener(place: Place, port: number): Promise<Listener | undefined> {
  if (process.platform === 'linux') return findOnLinux(port)
  if (process.platform === 'win32') return undefined
  const answer = await askProgram(place, 'lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
  const [, pid, name] = /^p(\d+)\n(?:.*\n)*?c(.+)/m.exec(answer?.said ?? '') ?? []
  return pid === undefined || name === undefined ? undefined : { pid: Number(pid), name }
}

/** The kernel's tables name a socket's number, and each process's folder the sockets that it holds. */
async function findOnLinux(port: number): Promise<Listener | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  )
  const sockets = new Set(tables.flatMap((table) => listSockets(table, port)))
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (await holds(pid, sockets)) {
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '?')
      return { pid: Number(pid), name: name.trim() }
    }
  }
  return undefined
}

function listSockets(table: string, port: number): string[] {
  const address = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return table.split('\n').flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/)
    const isIt = local?.endsWith(address) === true && state === LISTENING && inode !== undefined
    return isIt ? [`socket:[${inode}]`] : []
  })
}

async function holds(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const handles = await readdir(folder).catch(() => [])
  const links = await Promise.all(handles.map((handle) => readlink(`${folder}/${handle}`).catch(() => '')))
  return links.some((link) => sockets.has(link))
}
