import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/patient-name'
import { sql } from 'kysely'

/** What came of one request to register somebody. */
export interface Registration {
  readonly key: string
  readonly body: unknown
  /** Undefined where the connection broke before an answer. */
  readonly status: number | undefined
  readonly text: string
}

/** Several desks that register people one after the other, as fast as they are answered. */
export interface Desks {
  /** Every request so far, answered or not. */
  readonly ledger: readonly Registration[]
  /** Waits until each desk has its answer to what it sent last. */
  close(): Promise<void>
}

/** Opens the desks. */
export function openDesks(address: string, cookie: string, count: number): Desks {
  const ledger: Registration[] = []
  let isOpen = true
  const desks = Array.from({ length: count }, async () => {
    while (isOpen) ledger.push(await register(address, cookie, randomUUID(), newcomer()))
  })
  return {
    ledger,
    async close() {
      isOpen = false
      await Promise.all(desks)
    },
  }
}

/** Sends one registration. */
export async function register(
  address: string,
  cookie: string,
  key: string,
  body: unknown,
): Promise<Registration> {
  try {
    const answer = await fetch(`${address}/api/patients`, {
      method: 'POST',
      headers: { cookie, origin: address, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    })
    return { key, body, status: answer.status, text: await answer.text() }
  } catch {
    return { key, body, status: undefined, text: '' }
  }
}

/** Those whose registration was acknowledged. */
export function acknowledged(ledger: readonly Registration[]): string[] {
  return ledger.flatMap(({ status, text }) => (status === 201 ? [String(JSON.parse(text).id)] : []))
}

/** Of these patients: how many are there whole, with their name, and with the record of who made them. */
export async function countWhole(db: Db, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ whole: string }>`
    select count(*) as whole from unnest(${sql.val(ids)}::uuid[]) as wanted (id)
    where exists (select from patient_name n where n.patient_id = wanted.id)
      and exists (select from audit_event e where e.record_id = wanted.id and e.action = 'create')`.execute(
    db,
  )
  return Number(rows[0]?.whole)
}

/** A person whom nobody resembles. */
export function newcomer(): unknown {
  const [family = '', given = ''] = randomUUID().split('-')
  return {
    names: [{ use: 'official', family, given: [given], prefix: null, suffix: null, language: null }],
    ...{ birthDate: null, sex: 'unknown', genderIdentity: null, language: null },
    ...{ identifiers: [], contacts: [], addresses: [], relatedPersons: [] },
    ...{ isDeceased: false, deceasedAt: null, multipleBirthOrder: null },
    duplicateReason: 'Somebody else',
  }
}
