import type { Job } from '@ehr/http'
import { deleteOldAttempts } from './attempts/attempts.ts'
import { deleteOldDevices } from './attempts/known-devices.ts'
import { deleteOldTokens } from './links/account-tokens.ts'
import { deleteOverSessions } from './sessions/session-rows.ts'
import { deleteOldSteps } from './sign-in-steps.ts'

/** The longest that an installation may let a session last (a check of `installation.session_hours`). */
const LONGEST_SESSION_MS = 24 * 3_600_000

/** Clears away what signing in leaves behind and nobody can use any more. */
export const accessUpkeepJob: Job = {
  name: 'auth.upkeep',
  schedule: '17 * * * *',
  async run({ db, now }) {
    await deleteOverSessions(db, new Date(now.getTime() - LONGEST_SESSION_MS))
    await deleteOldSteps(db, now)
    await deleteOldTokens(db, now)
    await deleteOldAttempts(db, now)
    await deleteOldDevices(db, now)
  },
}
