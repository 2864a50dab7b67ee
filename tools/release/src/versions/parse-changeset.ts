import { isMap, isScalar, parseDocument } from 'yaml'
import type { Changeset, ChangesetProblem } from './changeset.ts'
import { BUMPS, type Bump } from './semantic-version.ts'

/** A changeset, or all that is wrong with its file. */
export type Parsed =
  | { ok: true; changeset: Changeset }
  | { ok: false; problems: readonly Omit<ChangesetProblem, 'path'>[] }

type Wrong = Omit<ChangesetProblem, 'path'>

const EXAMPLE = 'It begins with "---", then lines such as "@ehr/ehr-api": minor, then "---" and a sentence.'

/** Reads the text of a changeset. @param id name of its file, without `.md`. */
export function parseChangeset(id: string, text: string): Parsed {
  if (text.trim() === '') return refuse({ wrong: 'it is empty.', mend: `${EXAMPLE} Or delete it.` })
  const parts = split(text)
  if (parts === undefined) return refuse({ wrong: 'it has no front matter.', mend: EXAMPLE })
  const { releases, problems } = parseReleases(parts.front)
  const { summary } = parts
  if (problems.length === 0 && releases.some(({ bump }) => bump !== 'none') && summary === '')
    return refuse({
      wrong: 'it says nothing for the changelog.',
      mend: 'Write below the second "---" what somebody notices.',
    })
  return problems.length > 0 ? refuse(...problems) : { ok: true, changeset: { id, releases, summary } }
}

/** Front matter is between two lines of three hyphens; what people read follows. */
function split(text: string): { front: string; summary: string } | undefined {
  const lines = text.trimStart().split(/\r?\n/)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end === -1) return undefined
  return {
    front: lines.slice(1, end).join('\n'),
    summary: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  }
}

function parseReleases(front: string): { releases: Changeset['releases']; problems: Wrong[] } {
  const document = parseDocument(front, { uniqueKeys: false })
  const [error] = document.errors
  if (error !== undefined)
    return {
      releases: [],
      problems: [{ wrong: `its front matter is no YAML: ${firstLine(error.message)}.`, mend: EXAMPLE }],
    }
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { releases: [], problems: [] }
  if (!isMap(contents))
    return { releases: [], problems: [{ wrong: 'its front matter names no packages.', mend: EXAMPLE }] }
  const pairs = contents.items.map(({ key, value }) => [textOf(key), textOf(value)] as const)
  return {
    releases: pairs.flatMap(([name, bump]) => (isBump(bump) ? [{ name, bump }] : [])),
    problems: [...judgeBumps(pairs), ...judgeNames(pairs.map(([name]) => name))],
  }
}

function judgeBumps(pairs: readonly (readonly [string, string])[]): Wrong[] {
  return pairs.flatMap(([name, bump]) =>
    isBump(bump)
      ? []
      : [
          {
            wrong: `"${name}" has ${bump === '' ? 'no bump' : `the bump "${bump}"`}.`,
            mend: 'Write major (users have to act), minor (a feature), patch (a fix), or none.',
          },
        ],
  )
}

function judgeNames(names: readonly string[]): Wrong[] {
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
  return twice.map((name) => ({ wrong: `it names "${name}" twice.`, mend: 'Keep the line that is right.' }))
}

function textOf(node: unknown): string {
  return isScalar(node) && node.value !== null ? String(node.value) : ''
}

function isBump(text: string): text is Bump {
  return BUMPS.some((bump) => bump === text)
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/[.:]$/, '')
}

function refuse(...problems: readonly Wrong[]): Parsed {
  return { ok: false, problems }
}
