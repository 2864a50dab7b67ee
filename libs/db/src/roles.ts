import pg from 'pg'

/** The group that migrations grant the application's rights to; it cannot log in. */
export const APP_GROUP = 'ehr_app'
/** The login that owns databases and runs migrations. */
export const OWNER_ROLE = 'ehr_owner'
/** The login of the running application, a member of the group. */
export const API_ROLE = 'ehr_api'

export interface RolePasswords {
  owner: string
  api: string
}

/** Makes the three roles where missing and sets their passwords. Needs an administrator's connection. */
export async function ensureRoles(admin: pg.ClientBase, passwords: RolePasswords): Promise<void> {
  // "create role" knows no "if not exists"; the lock keeps two processes from making one at once.
  await admin.query(`
    begin;
    select pg_advisory_xact_lock(hashtext('ehr roles'));
    do $$ begin
      if to_regrole('${APP_GROUP}') is null then create role ${APP_GROUP} nologin; end if;
      if to_regrole('${OWNER_ROLE}') is null then create role ${OWNER_ROLE}; end if;
      if to_regrole('${API_ROLE}') is null then create role ${API_ROLE}; end if;
    end $$;
    alter role ${OWNER_ROLE} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(passwords.owner)};
    alter role ${API_ROLE} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(passwords.api)};
    grant ${APP_GROUP} to ${API_ROLE};
    commit`)
}

/**
 * Makes an empty database of the owner's that only our roles may enter. Needs an administrator's connection;
 * throws when the name is taken.
 */
export async function createDatabase(
  admin: pg.ClientBase,
  name: string,
  options: { template?: string } = {},
): Promise<void> {
  const id = pg.escapeIdentifier(name)
  const source = options.template === undefined ? '' : `template ${pg.escapeIdentifier(options.template)}`
  await admin.query(`create database ${id} owner ${OWNER_ROLE} ${source} strategy file_copy`)
  // Rights on a database are not copied from its template. Everyone else may neither connect nor make
  // temporary tables, which would be DDL of the application's.
  await admin.query(
    `revoke all on database ${id} from public; grant connect on database ${id} to ${APP_GROUP}`,
  )
}

/** The same server's address with another user, password or database. */
export function withLogin(
  url: string,
  change: { user?: string; password?: string; database?: string },
): string {
  const changed = new URL(url)
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user)
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password)
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`
  return changed.href
}
