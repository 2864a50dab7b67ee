import type { ChangedDeployable } from './changed-deployables.ts'
import type { Changeset } from './changeset.ts'
import { isEmpty, pathOf } from './changeset.ts'

/** How many files are named of each deployable. */
const SHOWN = 3

/** What is said of a change: whether every deployable that it reaches has a changeset. */
export interface Verdict {
  isFine: boolean
  lines: readonly string[]
}

/**
 * Judges whether what a change brings says what somebody notices: a changeset for each deployable, `none` among the
 * bumps; or an empty one, which says that nobody notices anything.
 */
export function judgeChange(changed: readonly ChangedDeployable[], brought: readonly Changeset[]): Verdict {
  if (changed.length === 0) return { isFine: true, lines: ['Nothing that is deployed has changed.'] }
  const named = brought.flatMap(({ releases }) => releases.map(({ name }) => name))
  const missing = changed.filter(({ name }) => !named.includes(name))
  const empty = brought.find(isEmpty)
  if (missing.length === 0)
    return { isFine: true, lines: changed.map(({ name }) => `${name}: ${describe(name, brought)}`) }
  if (empty !== undefined)
    return {
      isFine: true,
      lines: missing.map(({ name }) => `${name}: ${pathOf(empty)} says that nobody notices anything`),
    }
  return { isFine: false, lines: [...missing.map(explain), ...advise(missing, brought)] }
}

function describe(name: string, brought: readonly Changeset[]): string {
  const naming = brought.filter(({ releases }) => releases.some((release) => release.name === name))
  return naming.map(pathOf).join(', ')
}

function explain({ name, files }: ChangedDeployable): string {
  const more = files.length - SHOWN
  const shown = files.slice(0, SHOWN).join(', ')
  return `${name} changes (${shown}${more > 0 ? `, and ${more} more` : ''}), and no changeset of this change names it.`
}

function advise(missing: readonly ChangedDeployable[], brought: readonly Changeset[]): string[] {
  const names = missing.map(({ name }) => name)
  const [own] = brought
  return [
    'Say what somebody notices, as minor (a feature), patch (a fix) or major (users have to act):',
    `  pnpm changeset --patch ${names.join(' --patch ')} -m "What is better now"`,
    ...(own === undefined
      ? []
      : [
          `or add to ${pathOf(own)}: ${names.map((name) => `"${name}": patch`).join(', ')} (none, where it is the same).`,
        ]),
    'or, where nobody notices anything:',
    '  pnpm changeset --empty',
  ]
}
