import pg from 'pg'
import * as z from 'zod/mini'

const BranchRecord = z.object({
  branch: z.string(),
  /** What it was cloned from, as people call it; absent for one that was made empty. */
  from: z.optional(z.string()),
  madeAt: z.string(),
})

/** What a database says of itself, as its comment: it stays through renames and is never copied along by a clone. */
export type BranchRecord = z.infer<typeof BranchRecord>

/** Understands a database's comment; undefined for what is none of ours. */
export function parseBranchRecord(comment: string | null): BranchRecord | undefined {
  try {
    return BranchRecord.safeParse(JSON.parse(comment ?? '')).data
  } catch {
    return undefined
  }
}

/** Writes what a database is for into its comment. */
export async function writeBranchRecord(
  admin: pg.ClientBase,
  database: string,
  record: BranchRecord,
): Promise<void> {
  const text = pg.escapeLiteral(JSON.stringify(record))
  await admin.query(`comment on database ${pg.escapeIdentifier(database)} is ${text}`)
}
