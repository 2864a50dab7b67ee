import { parseArgs } from 'node:util'
import { recordWrite } from '@ehr/audit'
import { createFirstAdministrator, FIRST_LINK_HOURS, setPasswordUrl } from '@ehr/auth'
import { readUserCommandEnv } from '@ehr/env/ehr-api'
import type { ApiCommand, CommandContext } from '@ehr/http'
import { sql } from 'kysely'
import { type AdministratorAnswers, askMissing, type Given } from './user-questions.ts'

const USAGE = `Usage: user create-admin [options]
Sets an installation up and makes its first administrator; prints a link that sets the password, once, within ${FIRST_LINK_HOURS} hours.
  --clinic <name>       Name of the clinic
  --time-zone <zone>    IANA name, for instance Asia/Amman
  --email <address>     Address that the administrator signs in with
  --name <name>         Name of the administrator
  --language <code>     Language of mails to the administrator; default: en
  --another             Makes one although there is an active administrator`

/** `user create-admin`: the way into an empty installation. */
export const userCommand: ApiCommand = {
  name: 'user',
  summary: 'user create-admin: sets an installation up with its first administrator.',
  async run(context) {
    const call = parseCall(context.args)
    if ('refusal' in call) return refuse(`${call.refusal}\n${USAGE}`)
    const isSetUp = await hasInstallation(context)
    if (isSetUp === undefined) return refuse(NO_TABLES)
    const answers = await askMissing(call.given, isSetUp)
    if ('refusal' in answers) return refuse(`${answers.refusal}\n${USAGE}`)
    return await createAdministrator(context, answers, call.isFurther)
  },
}

async function createAdministrator(
  { db, now, print }: CommandContext,
  answers: AdministratorAnswers,
  isFurther: boolean,
): Promise<number> {
  const { DATA_CLASS: dataClass, PUBLIC_URL: publicUrl } = readUserCommandEnv(process.env)
  const outcome = await db.transaction().execute(async (trx) => {
    const made = await createFirstAdministrator(trx, { ...answers, dataClass, isFurther, now })
    if (made.ok) {
      await recordWrite(trx, {
        action: 'create',
        outcome: 'success',
        operation: 'user create-admin',
        recordType: 'app_user',
        recordId: made.userId,
        recordVersion: 1,
        detail: { roles: ['administrator'], isNewInstallation: made.isNewInstallation, isFurther },
      })
    }
    return made
  })
  if (!outcome.ok) return refuse(REFUSALS[outcome.reason])
  if (outcome.isNewInstallation) print(`The installation is set up; its data is: ${dataClass}.`)
  print(`Open this link within ${FIRST_LINK_HOURS} hours to set the password. It can be used once:`)
  print(setPasswordUrl(publicUrl, outcome.token))
  return 0
}

const REFUSALS = {
  exists:
    'user create-admin: there is an active administrator, who can invite others. With --another one more is made.',
  taken: 'user create-admin: this address has an account. An administrator can give it the role.',
  'other-data-class':
    'user create-admin: DATA_CLASS is another than the database says. Set it to what the data is, or connect to the database of this environment.',
} as const

function refuse(text: string): number {
  process.stderr.write(`${text}\n`)
  return 2
}

/** Whether the installation says which clinic it is; undefined where there are no tables yet. */
async function hasInstallation({ db }: CommandContext): Promise<boolean | undefined> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('installation') is not null as exists`.execute(db)
  if (rows[0]?.exists !== true) return undefined
  return (await db.selectFrom('installation').select('id').executeTakeFirst()) !== undefined
}

const NO_TABLES = 'user create-admin: the database has no tables yet. Run "pnpm ehr migrate up" first.'

function parseCall(args: readonly string[]): { given: Given; isFurther: boolean } | { refusal: string } {
  const [command, ...rest] = args
  if (command !== 'create-admin') return { refusal: `user: there is no command "${command ?? ''}".` }
  try {
    const { values } = parseArgs({ args: rest, options: OPTIONS })
    const { clinic, email, name, language, another } = values
    const given = { clinicName: clinic, timeZone: values['time-zone'], email, name, language }
    return { given, isFurther: another }
  } catch (error) {
    return { refusal: `user create-admin: ${error instanceof Error ? error.message : String(error)}` }
  }
}

const OPTIONS = {
  clinic: { type: 'string' },
  'time-zone': { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string' },
  another: { type: 'boolean', default: false },
} as const
