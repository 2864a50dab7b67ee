import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, type Services } from '@ehr/http'
import type { User } from '../contract.ts'
import { findUser, type GrantRow, listGrants, type UserRow } from './queries.ts'

/** What describing accounts asks of the process. */
export interface DescribeParts {
  readonly db: Db
  readonly services: Pick<Services, 'auth'>
}

/** Accounts as the contract shows them. */
export async function describeUsers(
  { db, services }: DescribeParts,
  rows: readonly UserRow[],
): Promise<User[]> {
  if (rows.length === 0) return []
  const grants = await listGrants(
    db,
    rows.map(({ id }) => id),
  )
  const byUser = Map.groupBy(grants, ({ userId }) => userId)
  const locked = await services.auth.listLocked(rows.map(({ email }) => email))
  return rows.map((row) => toUser(row, byUser.get(row.id) ?? [], locked.has(row.email)))
}

/** The account of an id as the contract shows it. @throws AppError NOT_FOUND */
export async function describeUser(parts: DescribeParts, userId: string): Promise<User> {
  const [user] = await describeUsers(parts, [await getUserRow(parts.db, userId)])
  if (user === undefined) throw new AppError(PROBLEMS.notFound)
  return user
}

/** The account of an id. @throws AppError NOT_FOUND */
export async function getUserRow(db: Db, userId: string): Promise<UserRow> {
  const row = await findUser(db, userId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}

function toUser(
  { sortName: _, lastSignInAt, ...row }: UserRow,
  grants: readonly GrantRow[],
  isLocked: boolean,
) {
  return {
    ...row,
    practitionerName: row.practitionerId === null ? null : row.practitionerName,
    roles: grants.map(({ role, siteId, siteName }) => ({ role, siteId, siteName })),
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    isLocked,
  }
}
