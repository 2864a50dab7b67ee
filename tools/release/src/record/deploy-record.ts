import * as z from 'zod'

/** What is kept of each deployment: facts for whoever asks later, and for the way back. */
export const recordSchema = z.strictObject({
  version: z.literal(1),
  environment: z.string(),
  target: z.string(),
  action: z.enum(['deploy', 'rollback']),
  outcome: z.enum(['deployed', 'rolled-back', 'failed', 'superseded']),
  /** Why it is not `deployed`. */
  why: z.string().optional(),
  commit: z.string(),
  tag: z.string().optional(),
  by: z.string(),
  /** The preconditions as they were met, approval among them. */
  preconditions: z.array(z.object({ name: z.string(), text: z.string() })),
  services: z.array(
    z.object({
      name: z.string(),
      deployId: z.string(),
      previousDeployId: z.string().optional(),
      previousCommit: z.string().optional(),
    }),
  ),
  migrations: z.object({ applied: z.array(z.string()), head: z.string().optional() }),
  restorePoint: z.string().optional(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), text: z.string(), ms: z.number() })),
  startedAt: z.string(),
  finishedAt: z.string(),
  seconds: z.number(),
  /** Address of the run of the workflow. */
  run: z.string().optional(),
})

/** What is kept of one deployment. */
export type DeployRecord = z.infer<typeof recordSchema>

/** Writes a record for people, as Markdown. */
export function renderRecord(record: DeployRecord): string {
  const { environment, outcome, commit, tag, by, seconds, migrations, restorePoint, why } = record
  const facts = [
    ['Commit', `${commit}${tag === undefined ? '' : ` (${tag})`}`],
    ['By', by],
    ['Took', `${seconds} s, from ${record.startedAt}`],
    ['Services', record.services.map(({ name, deployId }) => `${name} ${deployId}`).join(', ') || 'none'],
    ['Migrations', migrations.applied.join(', ') || 'none'],
    ['Restore point', restorePoint ?? 'none'],
    ...(why === undefined ? [] : [['Why', why]]),
    ...(record.run === undefined ? [] : [['Run', record.run]]),
  ]
  const checks = record.checks.map(
    ({ name, ok, text, ms }) =>
      `| ${name} | ${ok ? 'in order' : '**not in order**'} | ${cell(text)} | ${ms} |`,
  )
  return [
    `### ${environment}: ${TITLES[outcome]}`,
    '',
    '| what | |',
    '|---|---|',
    ...facts.map(([name, text]) => `| ${name} | ${cell(text ?? '')} |`),
    ...(checks.length === 0 ? [] : ['', '| check | | | ms |', '|---|---|---|---|', ...checks]),
    '',
  ].join('\n')
}

const TITLES = {
  deployed: 'deployed and verified',
  'rolled-back': 'failed, and rolled back',
  failed: 'failed, and not rolled back',
  superseded: 'overtaken by another deployment',
} as const

/** Answers of servers must not break out of their cell, nor mention anybody. */
function cell(text: string): string {
  return text.replaceAll(/[|<>`@\r\n]/g, (sign) => (sign === '@' ? '@\u200b' : ' '))
}
