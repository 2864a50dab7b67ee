import type pg from 'pg'
import type { LostData, ObservedRun } from '../model/observation.ts'
import { compareContent } from '../seed/content/compare-content.ts'
import { type Content, readContent } from '../seed/content/read-content.ts'
import type { GuardServer } from '../server/open-server.ts'
import { connect } from './session.ts'

/** Whether a text could do something else under another TimeZone: it speaks of times, and changes what is there. */
export function mayDependOnTimeZone(sql: string): boolean {
  return SPEAKS_OF_TIME.test(sql) && /\b(alter|update|insert|merge|do|call|select)\b/i.test(sql)
}

const SPEAKS_OF_TIME =
  /time|\bdate|\bnow\s*\(|\bcurrent_|\bto_(char|date)\b|\binterval\b|\bextract\b|\bage\s*\(|\b\d{4}-\d\d-\d\d/i

/**
 * Two with other minutes, and one of them twice: what differs between equals is no matter of zones. Both have the same
 * date now, so that the answer does not depend on the time of day.
 */
function zonesAt(now: Date): string[] {
  return ['UTC', 'UTC', now.getUTCHours() < 18 ? 'Asia/Kathmandu' : 'Pacific/Marquesas']
}

/**
 * Runs the statements of a successful run again under two time zones, on copies of a database at the state before
 * it, and tells which rows differ. Nothing is told where they fail that way. The template must have no connections.
 */
export async function compareTimeZones(options: {
  server: GuardServer
  template: string
  run: ObservedRun
  params: ReadonlyMap<number, readonly unknown[]>
  now?: Date
}): Promise<LostData[]> {
  const contents: Content[] = []
  for (const zone of zonesAt(options.now ?? new Date())) {
    const content = await runUnder(zone, options).catch(() => undefined)
    if (content === undefined) return []
    contents.push(content)
  }
  const [one, same, other] = contents
  if (one === undefined || same === undefined || other === undefined) return []
  const noise = new Set(compareContent(one, same).map(keyOf))
  return compareContent(one, other).filter((lost) => !noise.has(keyOf(lost)))
}

async function runUnder(
  zone: string,
  { server, template, run, params }: Parameters<typeof compareTimeZones>[0],
): Promise<Content> {
  const database = await server.createDatabase({ template })
  const client = await connect(database.url)
  try {
    await client.query(`set timezone = '${zone}'`)
    if (run.isTransactional) await client.query('begin')
    for (const { sql, index } of run.statements) await send(client, sql, params.get(index) ?? [])
    if (run.isTransactional) await client.query('commit')
    return await readContent(client)
  } finally {
    await client.end()
    await server.dropDatabase(database.name)
  }
}

async function send(client: pg.Client, sql: string, params: readonly unknown[]): Promise<void> {
  await (params.length === 0 ? client.query(sql) : client.query(sql, [...params]))
}

function keyOf({ table, columns }: LostData): string {
  return `${table.schema}.${table.name} ${columns.join()}`
}
