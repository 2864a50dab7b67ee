import type { Report } from './report.ts'

/** Says in one sentence how a validation ended. */
export function renderVerdict({ migrations, suppressed, outcome }: Report): string {
  const { errors, warnings, infos } = outcome
  const counts = [
    count(errors, 'error'),
    count(warnings, 'warning'),
    ...(infos > 0 ? [count(infos, 'note')] : []),
    ...(suppressed.length > 0 ? [`${suppressed.length} accepted with a reason`] : []),
  ]
  return `${count(migrations.length, 'migration')}: ${counts.join(', ')}.`
}

/** Says what it was tried on, one line per server. */
export function renderServers({ servers }: Report): string[] {
  return servers.map(({ version, description }) => `PostgreSQL ${version} (${description})`)
}

function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`
}
