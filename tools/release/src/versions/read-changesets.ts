import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Changeset, type ChangesetProblem, pathOf } from './changeset.ts'
import { parseChangeset } from './parse-changeset.ts'

/** The folder that changesets lie in, relative to the workspace’s root. */
export const FOLDER = '.changeset'

/** What changesets keep of a series of candidates. */
export const PRE_STATE = `${FOLDER}/pre.json`

const preState = z.object({ mode: z.enum(['pre', 'exit']), tag: z.string() })

/** What lies in .changeset, and what is wrong with it. */
export interface ChangesetFolder {
  changesets: readonly Changeset[]
  problems: readonly ChangesetProblem[]
  /** Whether candidates are being made, or their series is being ended; neither without pre.json. */
  series: 'pre' | 'exit' | undefined
}

/** Reads all changesets of a working tree, those that candidates have used among them. */
export function readChangesets(root: string): ChangesetFolder {
  const read = listIds(root).map((id) => ({
    id,
    parsed: parseChangeset(id, readFileSync(join(root, pathOf({ id })), 'utf8')),
  }))
  const series = readSeries(root)
  return {
    changesets: read.flatMap(({ parsed }) => (parsed.ok ? [parsed.changeset] : [])),
    problems: [
      ...read.flatMap(({ id, parsed }) =>
        parsed.ok ? [] : parsed.problems.map((problem) => ({ path: pathOf({ id }), ...problem })),
      ),
      ...(series === 'broken'
        ? [
            {
              path: PRE_STATE,
              wrong: 'it is no state of candidates.',
              mend: 'Resolve the conflict in it: { "mode": "pre", "tag": "rc" }; or delete it where no candidates are made.',
            },
          ]
        : []),
    ],
    series: series === 'broken' ? undefined : series,
  }
}

/** Says whether a file’s name is that of a changeset: anything in Markdown but a README. */
export function isChangesetFile(path: string): boolean {
  return /^\.changeset\/(pre\/)?[^/]+\.md$/.test(path) && !/\/(README|AGENTS|CLAUDE|GEMINI)\.md$/i.test(path)
}

function listIds(root: string): string[] {
  return ['', 'pre/'].flatMap((part) => {
    const folder = join(root, FOLDER, part)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .map((file) => `${part}${file}`)
      .filter((file) => isChangesetFile(`${FOLDER}/${file}`))
      .map((file) => file.slice(0, -'.md'.length))
      .sort()
  })
}

function readSeries(root: string): ChangesetFolder['series'] | 'broken' {
  const path = join(root, PRE_STATE)
  if (!existsSync(path)) return undefined
  try {
    return preState.parse(JSON.parse(readFileSync(path, 'utf8'))).mode
  } catch {
    return 'broken'
  }
}
