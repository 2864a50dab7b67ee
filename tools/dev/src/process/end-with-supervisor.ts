/**
 * Preloaded into each process that `pnpm dev` starts: ends it when the supervisor is gone without having ended it
 * (kill -9), so that no orphan keeps the port.
 */
const POLL_MS = 500

const supervisor = Number(process.env.EHR_DEV_SUPERVISOR)
const parent = process.ppid

if (Number.isSafeInteger(supervisor) && supervisor > 0) {
  setInterval(endWhenAlone, POLL_MS).unref()
}

function endWhenAlone(): void {
  if (isAlive(supervisor) && process.ppid === parent) return
  // The parent may be `node --watch`, which loads no preload itself and would wait for files to change for ever.
  if (parent !== supervisor && process.ppid === parent) end(parent)
  end(process.pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    // Gone already.
  }
}
