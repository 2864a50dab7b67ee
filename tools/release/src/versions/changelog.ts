import type { Changeset } from './changeset.ts'
import { greatestBump } from './semantic-version.ts'

/** What a reader of the changelog looks for first. */
const GROUPS = [
  { group: 'breaking', title: 'Breaking changes' },
  { group: 'feature', title: 'Features' },
  { group: 'fix', title: 'Fixes' },
] as const

/** One of the groups. */
export type Group = (typeof GROUPS)[number]['group']

/** How a changeset says that users have to act, where its bump does not: before 1.0.0. */
const BREAKING = /^\**breaking(?: change)?\b:?\**:?\s*/i

/** Says in which group a changeset is; in none where it releases nothing. */
export function groupOf({ releases, summary }: Changeset): Group | undefined {
  const bump = greatestBump(releases.map((release) => release.bump))
  if (bump === 'none') return undefined
  if (bump === 'major' || BREAKING.test(summary)) return 'breaking'
  return bump === 'minor' ? 'feature' : 'fix'
}

/** Marks what a changeset says as breaking, where it does not say so itself. */
export function markBreaking(summary: string): string {
  return BREAKING.test(summary) ? summary : `**Breaking:** ${summary}`
}

/**
 * Renders what is new in a version of the product, grouped, without a heading.
 *
 * @param deployables names of all that are released; what concerns fewer says which.
 */
export function renderChanges(changesets: readonly Changeset[], deployables: readonly string[]): string {
  const groups = Map.groupBy(changesets, groupOf)
  const parts = GROUPS.flatMap(({ group, title }) => {
    const lines = (groups.get(group) ?? []).map((each) => renderLine(each, deployables))
    return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}`]
  })
  return parts.join('\n\n')
}

/** Puts what is new on top of a changelog; candidates that led to this version go, since it repeats them. */
export function addEntry(
  changelog: string | undefined,
  { title, version, text }: { title: string; version: string; text: string },
): string {
  const [head = '', ...entries] = splitEntries(changelog ?? `# ${title}\n`)
  const kept = entries.filter((entry) => !isCandidateOf(entry, version))
  return `${[head.trimEnd(), `## ${version}\n\n${text}`.trimEnd(), ...kept.map((entry) => entry.trimEnd())].join('\n\n')}\n`
}

/** Takes the candidates of a version out of a changelog that has the version itself. */
export function dropCandidates(changelog: string, version: string): string {
  const [head = '', ...entries] = splitEntries(changelog)
  return [head, ...entries.filter((entry) => !isCandidateOf(entry, version))].join('')
}

/** Finds what a changelog says of a version, without its heading. */
export function findEntry(changelog: string, version: string): string | undefined {
  const [, ...entries] = splitEntries(changelog)
  const entry = entries.find((each) => headingOf(each) === version)
  return entry?.split('\n').slice(1).join('\n').trim()
}

function renderLine({ summary, releases }: Changeset, deployables: readonly string[]): string {
  const [first = '', ...rest] = summary.replace(BREAKING, '').split('\n')
  const names = releases.filter(({ bump }) => bump !== 'none').map(({ name }) => name)
  const isAll = deployables.every((name) => names.includes(name))
  const where = isAll ? '' : ` (${names.map((name) => name.split('/').at(-1) ?? name).join(', ')})`
  return [
    `- ${capitalize(first)}${where}`,
    ...rest.map((line) => (line.trim() === '' ? '' : `  ${line}`)),
  ].join('\n')
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The head, then each entry from its heading on. */
function splitEntries(changelog: string): string[] {
  const parts = changelog.replaceAll('\r\n', '\n').split(/^(?=## )/m)
  return parts[0]?.startsWith('## ') ? ['', ...parts] : parts
}

function isCandidateOf(entry: string, version: string): boolean {
  return headingOf(entry).startsWith(`${version}-rc.`)
}

function headingOf(entry: string): string {
  return (entry.split('\n')[0] ?? '').slice('## '.length).trim()
}
