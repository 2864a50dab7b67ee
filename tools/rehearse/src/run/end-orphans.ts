import { readdir, readFile } from 'node:fs/promises'

/**
 * Asks what a job left running to end, as GitHub’s runner does: whatever has the rehearsal’s mark and the job’s folder
 * among its variables. Only Linux lets us see those.
 */
export async function endOrphans(mark: string, folder: string): Promise<void> {
  if (process.platform !== 'linux' || mark === '') return
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  for (const pid of pids.filter((each) => each !== process.pid)) {
    const env = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    const isOurs = env.includes(`RUNNER_TRACKING_ID=${mark}\0`) && env.includes(`RUNNER_TEMP=${folder}/`)
    if (isOurs) endProcess(pid)
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    // It has ended meanwhile.
  }
}
