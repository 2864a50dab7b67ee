import { checkCode, type UnawaitedQuery } from './check-code.ts'

/** First line of a migration's file. */
export const HEAD = `import { Kysely, sql } from 'kysely'\n`

/** The findings of a migration whose `up` has this body, as "rule line"; the body begins in line 1. */
export function findIn(
  body: string,
  { head = HEAD, file = '/m/1_a.ts', unawaited = [] as UnawaitedQuery[] } = {},
) {
  const before = `${head}export async function up(db: Kysely<any>): Promise<void> {\n`
  return listFindings(`${before}${body}\n}\n`, { file, unawaited, from: before.split('\n').length - 1 })
}

/** The findings of a whole file, as "rule line", the severity behind it where it is no error. */
export function listFindings(
  source: string,
  { file = '/m/1_a.ts', unawaited = [] as UnawaitedQuery[], from = 0 } = {},
) {
  const findings = checkCode({ root: '/m', files: [{ name: '1_a', file, source }], unawaited })
  return findings.map(
    ({ rule, line, severity }) => `${rule} ${line - from}${severity === 'error' ? '' : ` ${severity}`}`,
  )
}
