import { type Auth, DEMO_ACCOUNTS, DEMO_PASSWORD } from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import { AppError, type Identity } from '@ehr/http'
import type { Kysely } from 'kysely'
import * as z from 'zod/mini'
import { DATA_CLASSES, type DemoAccount, type Session } from '../contract.ts'
import { findInstallation, listDemoEmails } from './queries.ts'

const dataClass = z.enum(DATA_CLASSES)

interface AnswerParts {
  readonly db: Kysely<Database>
  readonly auth: Auth
  readonly identity: Identity | undefined
}

/** Reads what a page needs to start. @throws AppError NOT_READY before the installation is set up. */
export async function readSession({ db, auth, identity }: AnswerParts): Promise<Session> {
  const installation = await findInstallation(db)
  if (installation === undefined)
    throw new AppError(PROBLEMS.notReady, 'This installation is not set up yet.')
  const isDemo = installation.dataClass === 'synthetic' && installation.demoCompletedAt !== null
  return {
    user: identity === undefined ? null : signedInUser(identity, auth),
    clinic: {
      name: installation.clinicName,
      timeZone: installation.timeZone,
      dataClass: dataClass.parse(installation.dataClass),
    },
    demoAccounts: isDemo ? await listDemoAccounts(db) : [],
  }
}

function signedInUser({ userId, name, roles }: Identity, auth: Auth): Session['user'] {
  return { id: userId, name, roles: [...roles], permissions: auth.permissions(roles) }
}

async function listDemoAccounts(db: Kysely<Database>): Promise<DemoAccount[]> {
  const emails = new Set(await listDemoEmails(db))
  return DEMO_ACCOUNTS.filter(({ email }) => emails.has(email)).map((account) => ({
    ...account,
    password: DEMO_PASSWORD,
  }))
}
