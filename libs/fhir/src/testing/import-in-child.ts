import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface ChildImport {
  /** Most resident memory of the whole process, Node itself included. */
  readonly peakMegabytes: number
  /** The import alone, without the start of the process. */
  readonly seconds: number
  readonly types: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Starts an import in a process of its own, whose memory is its own and which can be killed. */
export function startImport(databaseUrl: string, path: string): ChildProcess {
  const script = join(import.meta.dirname, 'import-child.ts')
  return spawn(process.execPath, [script, databaseUrl, path], { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Runs one to its end. @throws when it fails. */
export async function importInChild(databaseUrl: string, path: string): Promise<ChildImport> {
  const child = startImport(databaseUrl, path)
  const parts: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => parts.push(chunk.toString()))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The import ended with code ${code}.`)
  return JSON.parse(parts.join(''))
}
