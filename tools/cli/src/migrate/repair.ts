import type { Mendable, MendableKind } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import { ROOT } from '../root.ts'
import { type Say, say } from './say.ts'

/** Asks a question at the terminal; undefined: no more questions, please. */
export type Confirm = (question: string) => Promise<boolean | undefined>

/** What `repair` works on. */
export interface RepairOptions {
  db: Kysely<unknown>
  /** An empty database to replay the migrations on. */
  scratch: Kysely<unknown>
  folder?: string
  /** Kinds that may be mended without a question. */
  yes: readonly string[]
  /** Only lists. */
  isDryRun: boolean
  /** Undefined where there is no terminal. */
  confirm: Confirm | undefined
  say: Say
}

/** `pnpm ehr migrate repair`. */
export async function repair(options: { yes?: string[]; dryRun?: true }): Promise<void> {
  const { withMigrationDb, withScratchDb } = await import('@ehr/dev')
  const hasTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  process.exitCode = await withMigrationDb({ root: ROOT, env: process.env }, (db) =>
    withScratchDb((scratch) =>
      repairDatabase({
        ...{ db, scratch, say, yes: options.yes ?? [], isDryRun: options.dryRun === true },
        confirm: hasTerminal ? confirmAtTerminal : undefined,
      }),
    ),
  )
}

/**
 * Lists what ledger and database disagree on, and mends what is agreed to, one by one. Gives the exit code: 0 when
 * nothing is left to mend.
 */
export async function repairDatabase(options: RepairOptions): Promise<number> {
  const { describeDisagreement, findDisagreements, isMendable, MENDABLE_KINDS } = await import(
    '@ehr/db-migrations'
  )
  const { db, scratch, folder, yes, say } = options
  assertKinds(yes, MENDABLE_KINDS)
  const found = await findDisagreements(db, { scratch, ...(folder === undefined ? {} : { folder }) })
  if (found.length === 0) {
    say('Ledger and database agree; nothing is half done.')
    return 0
  }
  for (const one of found) say(`${one.kind}\n  ${describeDisagreement(one)}`)
  const mendable = found
    .filter(isMendable)
    .sort((one, other) => MENDABLE_KINDS.indexOf(one.kind) - MENDABLE_KINDS.indexOf(other.kind))
  const mended = options.isDryRun ? 0 : await mendAll(mendable, options)
  const left = found.length - mended
  if (left > 0) say(describeLeft(left, mendable, options))
  return left > 0 ? 1 : 0
}

async function mendAll(mendable: readonly Mendable[], options: RepairOptions): Promise<number> {
  const { describeMend, mendDisagreement, renderMigrateEvent } = await import('@ehr/db-migrations')
  const { db, folder, yes, confirm, say } = options
  let mended = 0
  for (const one of mendable) {
    const question = describeMend(one)
    const answer = yes.includes(one.kind)
      ? true
      : confirm === undefined
        ? false
        : await confirm(`${question}?`)
    if (answer === undefined) break
    if (!answer) continue
    await mendDisagreement(db, one, {
      ...(folder === undefined ? {} : { folder }),
      onEvent: (event) => say(renderMigrateEvent(event)),
    })
    say(`mended   ${question}`)
    mended += 1
  }
  return mended
}

function describeLeft(
  left: number,
  mendable: readonly Mendable[],
  { isDryRun, confirm, yes }: RepairOptions,
): string {
  const what = left === 1 ? '1 disagreement is left' : `${left} disagreements are left`
  const kinds = [...new Set(mendable.map(({ kind }) => kind))].filter((kind) => !yes.includes(kind))
  if (kinds.length === 0) return `${what}.`
  const how = kinds.map((kind) => `--yes ${kind}`).join(' ')
  if (isDryRun)
    return `${what}; nothing was changed. To mend without questions: pnpm ehr migrate repair ${how}`
  if (confirm !== undefined) return `${what}.`
  return `${what}: there is no terminal to ask at. Choose what may be mended: pnpm ehr migrate repair ${how}`
}

function assertKinds(given: readonly string[], kinds: readonly MendableKind[]): void {
  const wrong = given.find((one) => !kinds.some((kind) => kind === one))
  if (wrong === undefined) return
  throw new Error(
    `--yes ${wrong}: there is no such kind. There are: ${kinds.join(', ')}. Nothing was changed.`,
  )
}

const confirmAtTerminal: Confirm = async (question) => {
  const { confirm, isCancel } = await import('@clack/prompts')
  const answer = await confirm({ message: question, initialValue: false })
  return isCancel(answer) ? undefined : answer
}
