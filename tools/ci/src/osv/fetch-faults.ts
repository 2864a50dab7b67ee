import * as z from 'zod'
import type { InstalledPackage } from './read-lockfile.ts'

/** How bad a fault is; `unknown` where its entry does not say. */
export type Severity = 'critical' | 'high' | 'moderate' | 'low' | 'unknown'

/** A known fault of an installed package. */
export interface Fault {
  id: string
  /** Other ids of the same fault, such as a CVE. */
  aliases: readonly string[]
  severity: Severity
  summary: string
  package: InstalledPackage
}

/** OSV takes no more queries at once. */
const BATCH = 1000
const DETAILS_AT_ONCE = 8
const PATIENCE_MS = 30_000

const batchSchema = z.object({
  results: z.array(
    z.object({
      vulns: z.array(z.object({ id: z.string() })).default([]),
      next_page_token: z.string().optional(),
    }),
  ),
})
const entrySchema = z.object({
  id: z.string(),
  aliases: z.array(z.string()).default([]),
  summary: z.string().default(''),
  withdrawn: z.string().optional(),
  database_specific: z.object({ severity: z.string().optional() }).default({}),
})

/** Fetches the known faults of packages from OSV; throws when it cannot be asked, or answers something else. */
export async function fetchFaults(apiUrl: string, packages: readonly InstalledPackage[]): Promise<Fault[]> {
  const found: { id: string; package: InstalledPackage }[] = []
  let open: Query[] = packages.map((each) => ({ package: each }))
  while (open.length > 0) {
    const batch = open.splice(0, BATCH)
    const { ids, next } = await fetchBatch(apiUrl, batch)
    found.push(...ids)
    open = [...next, ...open]
  }
  const entries = await fetchEntries(apiUrl, [...new Set(found.map(({ id }) => id))].sort())
  return found.flatMap(({ id, package: installed }) => {
    const entry = entries.get(id)
    if (entry === undefined || entry.withdrawn !== undefined) return []
    const { aliases, summary } = entry
    return [{ id, aliases, summary, severity: severityOf(entry), package: installed }]
  })
}

interface Query {
  package: InstalledPackage
  pageToken?: string
}

async function fetchBatch(apiUrl: string, batch: readonly Query[]) {
  const queries = batch.map(({ package: { name, version }, pageToken }) => ({
    package: { name, ecosystem: 'npm' },
    version,
    ...(pageToken !== undefined && { page_token: pageToken }),
  }))
  const body = JSON.stringify({ queries })
  const { results } = batchSchema.parse(await ask(`${apiUrl}/v1/querybatch`, { method: 'POST', body }))
  if (results.length !== batch.length)
    throw new Error(`OSV answered ${results.length} of ${batch.length} questions. Try again later.`)
  const answered = results.flatMap((result, index) => {
    const asked = batch[index]
    return asked === undefined ? [] : [{ ...result, package: asked.package }]
  })
  return {
    ids: answered.flatMap((one) => one.vulns.map(({ id }) => ({ id, package: one.package }))),
    next: answered.flatMap(({ next_page_token: pageToken, package: installed }) =>
      pageToken === undefined ? [] : [{ package: installed, pageToken }],
    ),
  }
}

async function fetchEntries(apiUrl: string, ids: readonly string[]) {
  const entries = new Map<string, z.infer<typeof entrySchema>>()
  const waiting = [...ids]
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
      entries.set(id, entrySchema.parse(await ask(`${apiUrl}/v1/vulns/${encodeURIComponent(id)}`)))
  }
  await Promise.all(Array.from({ length: DETAILS_AT_ONCE }, work))
  return entries
}

async function ask(url: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, {
    ...init,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw new Error(`${url} could not be reached. Without an answer nothing is known to be safe.`, { cause })
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}. Try again later.`)
  return answer.json()
}

/** Malicious packages have ids of their own and no severity: nothing is worse. */
function severityOf({ id, database_specific }: z.infer<typeof entrySchema>): Severity {
  if (id.startsWith('MAL-')) return 'critical'
  const said = database_specific.severity?.toLowerCase()
  const known = (['critical', 'high', 'moderate', 'low'] as const).find((severity) => severity === said)
  return known ?? (said === 'medium' ? 'moderate' : 'unknown')
}
