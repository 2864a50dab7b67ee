import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './measurement.ts'
import { renderTable } from './render-table.ts'

const FOLDER = join(import.meta.dirname, '..')

/** Runs a bench by its name and prints its figures, as a table or as JSON; throws when there is no such bench. */
export async function runBench(name: string, options: { json: boolean }): Promise<void> {
  const path = join(FOLDER, `${name}.ts`)
  if (!listBenches().includes(name) || !existsSync(path)) {
    throw new Error(`There is no bench "${name}". There are: ${listBenches().join(', ') || 'none yet'}.`)
  }
  const { run }: Bench = await import(pathToFileURL(path).href)
  const measurements = await run()
  process.stdout.write(
    options.json ? `${JSON.stringify(measurements, null, 2)}\n` : `\n${renderTable(measurements)}`,
  )
}

/** Lists the benches, by name. */
export function listBenches(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  return files.map((file) => file.slice(0, -'.ts'.length)).sort()
}

/** Tells what a bench is at; not on standard output, which belongs to the figures. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}
