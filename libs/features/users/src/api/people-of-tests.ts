import { randomUUID } from 'node:crypto'
import { accountMailJob, createAccount, createAuth } from '@ehr/auth'
import type { Role } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { createTestApi, type TestApi } from '@ehr/http/testing'
import { createJobQueue } from '@ehr/jobs'
import { createOutbox } from '@ehr/mail'
import { sql } from 'kysely'
import { feature } from './index.ts'

const PASSWORD = 'correct horse battery'

/** A clinic with real accounts, roles, queue and mails. */
export interface TestClinic extends TestApi {
  readonly auth: ReturnType<typeof createAuth>
  /** Makes an account; answers its id. */
  person(roles: readonly Role[], name?: string): Promise<string>
  /** Sends the mails that are queued, as a worker would; answers those of one address. */
  mailsTo(email: string): Promise<readonly { text: string; subject: string }[]>
}

export async function startTestClinic(db: Db): Promise<TestClinic> {
  const auth = createAuth({
    db,
    secret: 'a secret for these tests, 32 long',
    publicUrl: 'http://localhost:4300',
    permissionTables: [feature.permissions],
  })
  const mail = createOutbox()
  const services = { auth, mail, jobs: createJobQueue() }
  await db
    .insertInto('installation')
    .values({ clinicName: 'North Clinic', timeZone: 'Asia/Amman', dataClass: 'synthetic' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const api = await createTestApi({ db, features: [feature], services })
  return {
    ...api,
    auth,
    person: (roles, name = 'Person') =>
      db.transaction().execute((trx) => {
        const email = `${randomUUID()}@example.test`
        return createAccount(trx, { name, email, password: PASSWORD, roles })
      }),
    async mailsTo(email) {
      const { rows } = await sql<{ data: unknown }>`
        delete from job_queue.job where name = ${accountMailJob.name} returning data`.execute(db)
      const context = { db, services, now: new Date(), signal: new AbortController().signal }
      for (const { data } of rows) await accountMailJob.run(context, data)
      return (mail.outbox ?? []).filter(({ to }) => to === email)
    },
  }
}

/** Signs an account in without a browser; answers the id of its session. */
export async function openSession(db: Db, userId: string): Promise<string> {
  const { id } = await db
    .insertInto('appSession')
    .values({ userId, token: randomUUID(), expiresAt: new Date(Date.now() + 600_000) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
