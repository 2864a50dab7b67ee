import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import * as z from 'zod/mini'

const RunRecord = z.object({
  processes: z.array(z.object({ name: z.string(), pid: z.number(), identity: z.string() })),
})

/** The processes of a run of `pnpm dev`, so that the next one can end what this one may leave behind. */
export type RunRecord = z.infer<typeof RunRecord>

const EMPTY: RunRecord = { processes: [] }

/** Reads what the previous run left; empty when it left nothing, or only half a file. */
export async function readRunFile(path: string): Promise<RunRecord> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? EMPTY : parseRunFile(text)
}

/** Understands the text of a run file; what is no such text counts as empty. */
export function parseRunFile(text: string): RunRecord {
  try {
    const parsed = RunRecord.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : EMPTY
  } catch {
    return EMPTY
  }
}

/** Writes the file as a whole: a kill leaves the former one or the new one. */
export async function writeRunFile(path: string, record: RunRecord): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`)
  await rename(draft, path)
}

/** Removes the file of a run that ended in order. */
export async function removeRunFile(path: string): Promise<void> {
  await rm(path, { force: true })
}
