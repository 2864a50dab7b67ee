import type { Clinic, Session } from '@ehr/feature-session/contract'

/** A session of an installation that is set up. */
export interface ReadySession extends Session {
  readonly clinic: Clinic
}

/** The session as the screens need it; undefined before the installation is set up. */
export function readySession(session: Session): ReadySession | undefined {
  const { clinic } = session
  return clinic === null ? undefined : { ...session, clinic }
}
