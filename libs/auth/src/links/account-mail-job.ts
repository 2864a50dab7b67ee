import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/user-setting'
import type { JobContext } from '@ehr/http'
import { defineJob } from '@ehr/jobs'
import type {} from '@ehr/mail'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod/mini'
import type {} from '../auth.ts'
import { createAccountToken, LINK_HOURS } from './account-tokens.ts'
import { type AccountMail, renderAccountMail } from './mail-texts.ts'
import { setPasswordUrl } from './set-password-url.ts'

const data = z.object({
  /** `null`: nobody has the address that was given; the job exists so that asking takes the same time. */
  userId: z.nullable(z.uuid()),
  mail: z.enum(['invitation', 'recovery', 'password-changed']),
})

/** Mails an account. A link is made here and not before: the queue holds no token, and a second try makes another. */
export const accountMailJob = defineJob({
  name: 'auth.account-mail',
  data,
  async run(context, { userId, mail }) {
    const account = userId === null ? undefined : await findRecipient(context.db, userId)
    if (account === undefined || !account.isActive) return
    const url = mail === 'password-changed' ? undefined : await makeLink(context, account.userId, mail)
    const { name, clinic } = account
    const hours = mail === 'password-changed' ? {} : { hours: LINK_HOURS[mail] }
    const facts = { name, clinic, ...hours, ...(url === undefined ? {} : { url }) }
    await context.services.mail.send({
      to: account.email,
      ...renderAccountMail(mail, account.language, facts),
    })
  },
})

async function makeLink(
  { db, now, services }: JobContext,
  userId: string,
  purpose: Exclude<AccountMail, 'password-changed'>,
): Promise<string> {
  const token = await db.transaction().execute((trx) => createAccountToken(trx, { userId, purpose, now }))
  return setPasswordUrl(services.auth.publicUrl, token)
}

function findRecipient(db: Kysely<Database>, userId: string) {
  return db
    .selectFrom('appUser')
    .leftJoin('userSetting', 'userSetting.userId', 'appUser.id')
    .leftJoin('installation', (join) => join.onTrue())
    .select([
      'appUser.id as userId',
      'appUser.name',
      'appUser.email',
      'appUser.isActive',
      sql<string>`coalesce(user_setting.language, 'en')`.as('language'),
      sql<string>`coalesce(installation.clinic_name, 'EHR')`.as('clinic'),
    ])
    .where('appUser.id', '=', userId)
    .executeTakeFirst()
}
