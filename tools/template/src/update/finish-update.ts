import { rmSync } from 'node:fs'
import { restoreTree } from '../apply/restore-tree.ts'
import type { RunStep, Step } from '../apply/run-steps.ts'
import { findRecord, RECORD_FILE } from '../plan/template-record.ts'
import { readFiles } from '../tree/read-files.ts'
import { askGit, runGit } from '../tree/run-git.ts'
import { describeFinish } from './describe-update.ts'
import { listMigrations, runMigrations } from './run-migrations.ts'
import { findState, removeState, resolveGitPath, type UpdateReport, writeState } from './update-state.ts'

/** Where an update happens, and who hears of it. */
export interface UpdateContext {
  readonly root: string
  readonly runStep: RunStep
  readonly print: (line: string) => void
}

/**
 * Finishes an update whose conflicts are resolved: installs, migrates code, writes what is generated, stages all of it.
 *
 * @returns the exit code
 * @throws Error when a step fails; it can be called again then
 */
export async function finishUpdate(context: UpdateContext): Promise<number> {
  const { root, print } = context
  const state = findState(root)
  if (state === undefined || state.isFinished) {
    print('No update has begun here.')
    return 1
  }
  const unresolved = askGit(root, ['diff', '--name-only', '--diff-filter=U'])
  if (unresolved !== '') {
    print(`Still in conflict: ${unresolved.split('\n').join(', ')}. Resolve and "git add" them first.`)
    return 1
  }
  const migrations = await runSteps(context, state.report).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${why}\n\n${AFTER_FAILURE}`, { cause })
  })
  runGit(root, ['add', '--all'])
  writeState(root, state.report, true)
  print(describeFinish(state.report, migrations))
  return 0
}

const AFTER_FAILURE = `The files are merged; this came after it. Mend it, then:

  pnpm ehr template update --continue
  pnpm ehr template update --abort      # or: back to where you were`

async function runSteps({ root, runStep }: UpdateContext, report: UpdateReport): Promise<string[]> {
  await runStep(INSTALL)
  const migrations = listMigrations(root, report)
  await runMigrations(root, migrations)
  for (const step of planSteps(root, report)) await runStep(step)
  return migrations
}

/**
 * Takes an update back that has begun: files and index are as they were committed.
 *
 * @returns the exit code
 */
export async function abortUpdate({ root, runStep, print }: UpdateContext): Promise<number> {
  if (findState(root) === undefined) {
    print('No update has begun here.')
    return 1
  }
  restoreTree(root)
  rmSync(resolveGitPath(root, 'MERGE_MSG'), { force: true })
  removeState(root)
  print('The update is taken back.')
  await runStep(INSTALL)
  return 0
}

const INSTALL: Step = {
  title: 'Installing',
  command: ['pnpm', 'install', '--no-frozen-lockfile', '--prefer-offline'],
}

function planSteps(root: string, report: UpdateReport): Step[] {
  const changed = [
    ...report.added,
    ...report.updated,
    ...report.merged,
    ...report.removed,
    ...report.conflicts,
  ]
  const isOfSchema = changed.some((path) => path.startsWith('libs/db-migrations/'))
  return [
    ...planLanguages(root, report),
    ...(isOfSchema
      ? [
          {
            title: 'Writing the types of tables',
            command: ['node', 'tools/cli/bin/ehr.mjs', 'migrate', 'generate'],
          },
        ]
      : []),
    { title: 'Writing what is generated', command: ['nx', 'sync'] },
  ]
}

/** To the languages of the team's own, the texts that have come are added. */
function planLanguages(root: string, { ownLanguages }: UpdateReport): Step[] {
  const record = findRecord(readFiles(root, [RECORD_FILE]))
  return ownLanguages.map((code) => ({
    title: `Preparing the texts of the language ${code}`,
    command: ['nx', 'generate', `${record?.answers.scope}/generators:language`, code],
  }))
}
