import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import { askGit } from '../tree/run-git.ts'

const reportSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  added: z.array(z.string()),
  updated: z.array(z.string()),
  merged: z.array(z.string()),
  removed: z.array(z.string()),
  conflicts: z.array(z.string()),
  left: z.array(z.strictObject({ path: z.string(), why: z.string() })),
  takenOut: z.array(z.string()),
  /** Languages that the team has and the template has not. */
  ownLanguages: z.array(z.string()),
})

/** What an update did to a clone's files. */
export type UpdateReport = z.infer<typeof reportSchema>

const stateSchema = z.strictObject({
  report: reportSchema,
  /** Whether only the commit is missing. */
  isFinished: z.boolean(),
  /** The commit that it began on: after the next one there is nothing to take back. */
  head: z.string(),
})

/** An update that has begun, kept beside the index until its commit. */
export type UpdateState = z.infer<typeof stateSchema>

/** Finds the update that has begun here; undefined when none has, or it is committed. */
export function findState(root: string): UpdateState | undefined {
  const file = fileOf(root)
  if (!existsSync(file)) return undefined
  const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return state.head === askGit(root, ['rev-parse', 'HEAD']) ? state : undefined
}

/** Remembers an update on the commit that is checked out. */
export function writeState(root: string, report: UpdateReport, isFinished: boolean): void {
  const head = askGit(root, ['rev-parse', 'HEAD'])
  writeFileSync(fileOf(root), JSON.stringify({ report, isFinished, head } satisfies UpdateState))
}

/** Forgets it. */
export function removeState(root: string): void {
  rmSync(fileOf(root), { force: true })
}

/** A file for each working tree of a repository, as git has it. */
function fileOf(root: string): string {
  return resolveGitPath(root, 'TEMPLATE_UPDATE')
}

/** Where git keeps a file of its own for this working tree. */
export function resolveGitPath(root: string, name: string): string {
  return resolve(root, askGit(root, ['rev-parse', '--git-path', name]))
}
