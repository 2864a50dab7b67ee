import { watchLaunchers } from '../process/launchers.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/**
 * Calls back when the run is to end: Ctrl-C, an asked end, a closed terminal, or npx or pnpm gone without a word.
 * A terminal may send the same signal twice, so later ones are heard and do nothing.
 */
export async function hearSignals(end: () => void): Promise<void> {
  for (const signal of SIGNALS) {
    if (signal === 'SIGBREAK' && process.platform !== 'win32') continue
    process.on(signal, end)
  }
  // A terminal or pipe that closes before us must not end us in the middle of ending the others.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  await watchLaunchers(end)
}
