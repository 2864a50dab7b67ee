import { type Auth, DEMO_ACCOUNTS, DEMO_PASSWORD, type Visitor } from '@ehr/auth'
import type { Database } from '@ehr/db-migrations'
import type { Identity } from '@ehr/http'
import type { Kysely } from 'kysely'
import * as z from 'zod/mini'
import { DATA_CLASSES, type DemoAccount, type Session } from '../contract.ts'
import { findInstallation, listDemoEmails } from './queries.ts'

const dataClass = z.enum(DATA_CLASSES)

interface AnswerParts {
  readonly db: Kysely<Database>
  readonly auth: Auth
  readonly identity: Identity | undefined
  readonly visitor: Pick<Visitor, 'headers'>
}

/** Reads what a page needs to start; before the installation is set up there is no clinic, and nobody is signed in. */
export async function readSession({ db, auth, identity, visitor }: AnswerParts): Promise<Session> {
  const installation = await findInstallation(db)
  if (installation === undefined) return { user: null, clinic: null, demoAccounts: [] }
  const isDemo = installation.dataClass === 'synthetic' && installation.demoCompletedAt !== null
  return {
    user: identity === undefined ? null : await signedInUser(identity, auth, visitor),
    clinic: {
      name: installation.clinicName,
      timeZone: installation.timeZone,
      dataClass: dataClass.parse(installation.dataClass),
      languages: installation.languages ?? [],
      defaultLanguage: installation.defaultLanguage,
      digits: installation.digits,
      logo: installation.logoSha256,
    },
    demoAccounts: isDemo ? await listDemoAccounts(db) : [],
  }
}

async function signedInUser(
  { userId, name, roles }: Identity,
  auth: Auth,
  visitor: AnswerParts['visitor'],
): Promise<Session['user']> {
  const ends = await auth.sessionEnds(visitor)
  // The session ended between two questions of this request.
  if (ends === undefined) return null
  return {
    id: userId,
    name,
    roles: [...roles],
    permissions: auth.permissions(roles),
    idleSeconds: ends.idleSeconds,
    endsAt: ends.endsAt.toISOString(),
  }
}

async function listDemoAccounts(db: Kysely<Database>): Promise<DemoAccount[]> {
  const emails = new Set(await listDemoEmails(db))
  return DEMO_ACCOUNTS.filter(({ email }) => emails.has(email)).map((account) => ({
    ...account,
    password: DEMO_PASSWORD,
  }))
}
