import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, type ChildCommand, startChild } from '../process/start-child.ts'

const RESTART_DELAY_MS = 500
const RESTARTS = 5
/** Whoever ends with an error sooner than this after its start would do so again. */
const SOON_MS = 10_000

/** A server of the run that is started again when it ends by itself or is killed. */
export interface KeptServer {
  /** Aborted when the server has ended too often and is given up. */
  readonly gaveUp: AbortSignal
  lastLines(): readonly string[]
  stop(): Promise<void>
}

/** What is kept running, and who hears of it. */
export interface KeepOptions {
  readonly command: ChildCommand
  /** Called with each new process. */
  readonly onStart: (pid: number) => void
  readonly onUnexpectedEnd: (text: string) => void
}

/** Starts a server and keeps it running: unless it cannot start, and five restarts at most, so that it does not spin. */
export function keepRunning({ command, onStart, onUnexpectedEnd }: KeepOptions): KeptServer {
  const gaveUp = new AbortController()
  let isStopped = false
  let startedAt = Date.now()
  let child: Child = start()

  function start(): Child {
    startedAt = Date.now()
    const started = startChild(command)
    onStart(started.pid)
    return started
  }

  async function watch(): Promise<void> {
    for (let restarts = 0; !isStopped; restarts += 1) {
      const code = await child.ended
      if (isStopped) return
      const isHopeless = restarts === RESTARTS || (code !== undefined && Date.now() - startedAt < SOON_MS)
      onUnexpectedEnd(describeEnd(command.name, code, isHopeless))
      if (isHopeless) return gaveUp.abort()
      await sleep(RESTART_DELAY_MS)
      // What the former one started may have outlived it, and hold its port.
      await child.stop()
      if (!isStopped) child = start()
    }
  }

  void watch()
  return {
    gaveUp: gaveUp.signal,
    lastLines: () => child.lastLines(),
    stop: async () => {
      isStopped = true
      await child.stop()
    },
  }
}

function describeEnd(name: string, code: number | undefined, isHopeless: boolean): string {
  const how = code === undefined ? 'killed' : `exit code ${code}`
  return `The ${name} has ended (${how})${isHopeless ? '.' : ': it is started again.'}`
}
