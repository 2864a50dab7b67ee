import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * What tells this process from any other that had or will have the same number: when it began, as the system
 * puts it. Undefined when no such process lives.
 */
export async function findProcessIdentity(pid: number): Promise<string | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return findOnLinux(pid)
  if (process.platform === 'win32') return findByCommand('powershell.exe', windowsQuery(pid))
  return findByCommand('ps', ['-o', 'lstart=', '-p', String(pid)])
}

async function findOnLinux(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    // The name in the second field may itself hold spaces and brackets: count from the last closing one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startedAtTick] = [fields[0], fields[19]]
    return state === 'Z' || startedAtTick === undefined ? undefined : `${boot.trim()}/${startedAtTick}`
  } catch {
    return undefined
  }
}

function windowsQuery(pid: number): string[] {
  return ['-NoProfile', '-Command', `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`]
}

async function findByCommand(command: string, args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, args)
    return stdout.trim() === '' ? undefined : stdout.trim()
  } catch {
    return undefined
  }
}
