import type { DemoAccount } from '../servers/demo-accounts.ts'
import { renderSeconds } from './progress.ts'

/** What a run has come to. */
export interface Welcome {
  readonly webUrl: string
  readonly apiUrl: string
  readonly accounts: readonly DemoAccount[]
  readonly tookMs: number
}

/** The end of a start: where the page is, and who can sign in. */
export function renderWelcome(welcome: Welcome): string {
  return [
    '',
    `Ready in ${renderSeconds(welcome.tookMs)}`,
    '',
    `  Web   ${welcome.webUrl}`,
    `  API   ${welcome.apiUrl}/docs`,
    ...renderAccounts(welcome.accounts),
    '',
    'Ctrl-C ends everything.',
  ].join('\n')
}

function renderAccounts(accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return []
  const width = (pick: (account: DemoAccount) => string): number =>
    Math.max(...accounts.map((account) => pick(account).length))
  const [roles, emails] = [width((account) => account.role), width((account) => account.email)]
  return [
    '',
    'Demo accounts (made-up people, synthetic data):',
    '',
    ...accounts.map(
      ({ role, email, password }) => `  ${role.padEnd(roles)}   ${email.padEnd(emails)}   ${password}`,
    ),
  ]
}
