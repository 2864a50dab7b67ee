export { type Credential, findCredential } from './account-rows.ts'
export { createAccount, findAccount, type NewAccount, signInEmail } from './accounts.ts'
export {
  createFirstAdministrator,
  FIRST_LINK_HOURS,
  type FirstAdministrator,
  type FirstAdministratorOutcome,
} from './admin/create-administrator.ts'
export { type DataClassState, readDataClassState } from './admin/data-class-state.ts'
export {
  deactivateUser,
  inviteUser,
  isLastAdministrator,
  lockAdministrators,
  reactivateUser,
  resetSecondFactor,
  sendInvitation,
  type UserChange,
  type UserChangeRequest,
} from './admin/manage-user.ts'
export { ATTEMPT_LIMITS } from './attempts/attempts.ts'
export { type Auth, type AuthOptions, createAuth } from './auth.ts'
export { createDemoAccounts, DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts'
export { accountMailJob } from './links/account-mail-job.ts'
export { setPasswordUrl } from './links/set-password-url.ts'
export type {
  AwaitsStep,
  ConfirmationOutcome,
  EnrolmentOutcome,
  Refusal,
  SetPasswordOutcome,
  SignedIn,
  SignInOutcome,
} from './outcome.ts'
export type { OwnAccountChange, OwnAccountRefusal } from './own-account.ts'
export { PASSWORD_LENGTH, type PasswordProblem } from './passwords/password-rules.ts'
export { refuseForeignRequests } from './refuse-foreign-requests.ts'
export { readCookie } from './sessions/cookie.ts'
export { endSession, endSessions, listSessions, type UserSession } from './sessions/sessions-of-user.ts'
export type { Credentials } from './sign-in.ts'
export { accessUpkeepJob } from './upkeep-job.ts'
export type { Visitor } from './visitor.ts'
