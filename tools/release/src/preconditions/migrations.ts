import type { Precondition } from './precondition.ts'

const NAME = 'migrations'

/** What the commit brings was tried on a real server, and nothing speaks against it. */
export const areValidated: Precondition = async ({ migrations, newMigrations, proof }) => {
  if (migrations.size === 0) return undefined
  if (newMigrations === undefined)
    return { name: NAME, verdict: 'met', text: `${migrations.size}, all for a new database` }
  if (newMigrations.length === 0) return { name: NAME, verdict: 'met', text: 'none that is new' }
  const which = newMigrations.join(', ')
  if (proof === undefined || proof.kind === 'untried')
    return {
      name: NAME,
      verdict: 'unmet',
      text: `${which} could not be tried${proof === undefined ? '' : `: ${proof.why}`}.`,
      todo: 'Check out the commit, and run "pnpm ehr migrate validate".',
    }
  if (proof.isFine) return { name: NAME, verdict: 'met', text: `${which}: validated` }
  return {
    name: NAME,
    verdict: 'unmet',
    text: `${proof.why.join('; ')}.`,
    todo: 'Run "pnpm ehr migrate validate", which says how to mend each.',
  }
}
