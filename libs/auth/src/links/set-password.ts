import { findCredential, touchAccount, writePassword } from '../account-rows.ts'
import { addressPrefix } from '../attempts/address-prefix.ts'
import type { AuthParts } from '../auth-parts.ts'
import type { SetPasswordOutcome } from '../outcome.ts'
import { hashPassword } from '../passwords/password-hash.ts'
import { findPasswordProblem } from '../passwords/password-rules.ts'
import { knowDevice } from '../sessions/open-session.ts'
import { endStepsOf } from '../sign-in-steps.ts'
import type { Visitor } from '../visitor.ts'
import { findAccountToken, spendAccountToken } from './account-tokens.ts'

/**
 * Sets the password of the account that a link belongs to. All its sessions end; its second factor stays, since who
 * reads the mail is not thereby its owner. Signing in comes after, with a browser that the account knows from now on.
 */
export async function setPasswordByLink(
  parts: AuthParts,
  { token, password }: { token: string; password: string },
  visitor: Visitor,
): Promise<SetPasswordOutcome> {
  const { db, attempts, now } = parts
  const counter = [{ kind: 'link-address', of: [addressPrefix(visitor.clientAddress)] }] as const
  const admission = await attempts.take(db, counter, now())
  if (!admission.ok) return { ...admission, reason: 'throttled', userId: undefined }
  const found = await findAccountToken(db, token, now())
  const account = found && (await findCredential(db, found.userId))
  if (account === undefined) return { ok: false, reason: 'expired', userId: undefined }
  const { userId } = account
  const problem = await findPasswordProblem(password, account)
  if (problem !== undefined) return { ok: false, reason: 'unsuitable', userId, problem }
  const version = await writeOnce(parts, { token, userId, hash: await hashPassword(password) })
  if (version === undefined) return { ok: false, reason: 'expired', userId: undefined }
  await attempts.giveBack(db, counter)
  return { ok: true, userId, version, setCookies: [await knowDevice(parts, userId, visitor)] }
}

/** Everything or nothing, and for the first who comes with the link. */
async function writeOnce(
  { db, now }: AuthParts,
  { token, userId, hash }: { token: string; userId: string; hash: string },
): Promise<number | undefined> {
  return await db.transaction().execute(async (trx) => {
    if (!(await spendAccountToken(trx, token, now()))) return undefined
    await writePassword(trx, userId, hash)
    await trx.deleteFrom('appSession').where('userId', '=', userId).execute()
    await endStepsOf(trx, userId)
    return await touchAccount(trx, { userId, by: userId })
  })
}
