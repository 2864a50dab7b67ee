import { type GeneratorCallback, type Tree, workspaceRoot } from '@nx/devkit'
import { formatFiles } from '../feature/format-files.ts'
import { askForFlags } from './ask-flags.ts'
import { planContract, planMigrations } from './plan-migrations.ts'
import { MIGRATIONS_PACKAGE, readPlace } from './read-place.ts'
import { createRefusal } from './refusal.ts'
import { EXPAND_KINDS, isExpandKind } from './templates/expand-kinds.ts'
import type { ExpandFlags } from './templates/migration-draft.ts'

/** What `nx g migration` takes. */
export interface MigrationOptions extends ExpandFlags {
  name: string
  /** A kind of change; empty for a migration to be filled in. */
  expand?: string
  contract?: boolean
  /** Of digits only: the command line hands it over as a number. */
  timestamp?: string | number
}

/**
 * `nx g migration`: writes a migration, the steps of a change that the running release can bear, or brings the step
 * that waited for a release. What it wrote is the team's.
 *
 * @returns what says what to do next
 * @throws Error with every problem at once; nothing is written then
 */
export default async function migrationGenerator(
  tree: Tree,
  options: MigrationOptions,
): Promise<GeneratorCallback> {
  return generateMigration(tree, await askForFlags(options))
}

/** The same, without a question. */
export function generateMigration(tree: Tree, options: MigrationOptions): GeneratorCallback {
  return options.contract === true ? bringContract(tree, options) : writeNew(tree, options)
}

function writeNew(tree: Tree, options: MigrationOptions): GeneratorCallback {
  const { name, expand: kind = '', contract: _, timestamp, ...flags } = options
  const expand = isExpandKind(kind) ? kind : undefined
  const time = timestamp === undefined ? {} : { time: String(timestamp) }
  const request = { name, flags: onlyFlags(flags), now: new Date(), ...time }
  const planned = planMigrations(expand === undefined ? request : { ...request, expand }, readPlace(tree))
  const unknown =
    kind === '' || expand !== undefined
      ? []
      : [`There is no kind of change "${kind}"; there are ${Object.keys(EXPAND_KINDS).join(', ')}.`]
  if (!planned.ok) throw createRefusal([...unknown, ...planned.problems])
  if (unknown.length > 0) throw createRefusal(unknown)
  const files = planned.files.map(({ path, text }) => ({ path: `${MIGRATIONS_PACKAGE}/${path}`, text }))
  for (const { path, text } of formatFiles(workspaceRoot, files)) tree.write(path, text)
  const isLater = files.some(({ path }) => path.includes('/later/'))
  return () => sayNext(isLater ? name : undefined)
}

/** Nx hands over what it knows of every property; only what was given counts. */
function onlyFlags({ table, column, to, type, from, comment }: ExpandFlags): ExpandFlags {
  const given = Object.entries({ table, column, to, type, from, comment })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ''))
}

function bringContract(tree: Tree, options: MigrationOptions): GeneratorCallback {
  const planned = planContract({ name: options.name, now: new Date() }, readPlace(tree))
  const both = (options.expand ?? '') === '' ? [] : ['--contract goes without --expand: it ends a change.']
  if (!planned.ok) throw createRefusal([...both, ...planned.problems])
  if (both.length > 0) throw createRefusal(both)
  for (const { from, to } of planned.moves) {
    tree.rename(`${MIGRATIONS_PACKAGE}/${from}`, `${MIGRATIONS_PACKAGE}/${to}`)
  }
  return () => sayNext(undefined)
}

function sayNext(waiting: string | undefined): void {
  if (waiting !== undefined) {
    console.info(
      `What is in ${MIGRATIONS_PACKAGE}/later waits for the release in between: "nx g migration '${waiting}' --contract".`,
    )
  }
  console.info(
    'Fill in what is in capital letters, then: pnpm ehr migrate generate && pnpm ehr migrate validate',
  )
}
