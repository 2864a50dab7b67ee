export { createAccount, findAccount, type NewAccount } from './accounts.ts'
export {
  type Auth,
  type AuthOptions,
  createAuth,
  type SignIn,
  type Visitor,
} from './auth.ts'
export { createDemoAccounts, DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts'
export type { Client, Credentials } from './password-sign-in.ts'
export { refuseForeignRequests } from './refuse-foreign-requests.ts'
export { SESSION_LIMITS, type SessionLimits } from './session-fate.ts'
