import type { PlannedEnvironment } from '../../plan/delivery-plan.ts'
import { ownerName } from '../render/names.ts'
import { code } from './markdown.ts'
import type { RunbookStep } from './steps.ts'

/** The roles that an empty database needs before its first migration: a group, and the application’s login in it. */
export function listDatabaseSteps({ metadata }: PlannedEnvironment): RunbookStep[] {
  const { database, target } = metadata
  if (database === null) return []
  const isRender = target === 'render'
  const owner = isRender ? `its owner, ${code(ownerName(database.name))}` : 'whoever may make roles there'
  return [
    ...(isRender
      ? [
          {
            what: `In the dashboard of ${code(database.instance)}, let your own address in, under access control. It is closed to everybody else, and stays so.`,
          },
        ]
      : []),
    {
      what: `As ${owner}: make the group that migrations grant rights to, and the login of the application in it. The application cannot change the schema.`,
      run: [
        `psql '<external connection of ${database.instance}>?sslmode=require' -c 'create role ehr_app nologin' -c 'create role ${database.user} login in role ehr_app' -c '\\password ${database.user}'`,
      ],
      works: `it says "CREATE ROLE" twice and asks for a password; ${code(database.user)} is a member of ${code('ehr_app')} then.`,
      stop: 'when it says "permission denied to create role": ask whoever sells the database. The API must not run as the owner.',
    },
    {
      what: `Set ${code('DATABASE_URL')} to ${code(`postgresql://${database.user}:<password>@<internal host>/${database.name}`)}${isRender ? '; within Render’s network it needs no TLS' : ''}.`,
    },
    ...(isRender ? [{ what: 'Take your address out of the access control again.' }] : []),
  ]
}
