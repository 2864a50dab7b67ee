import { type Changeset, type ChangesetProblem, isEmpty, isUsed, pathOf } from './changeset.ts'

/** What changesets may name. */
export interface Released {
  /** Names of the packages that are released. */
  deployables: readonly string[]
  /** Names of all packages of the workspace. */
  packages: readonly string[]
  /** Says which deployables ship a package. */
  listShipping: (name: string) => readonly string[]
}

/** Finds what is wrong with changesets that can be read: packages that are not there or not released, and doubles. */
export function checkChangesets(changesets: readonly Changeset[], released: Released): ChangesetProblem[] {
  return [...changesets.flatMap((each) => judgeNames(each, released)), ...findDoubles(changesets)]
}

function judgeNames(changeset: Changeset, released: Released): ChangesetProblem[] {
  const path = pathOf(changeset)
  return changeset.releases.flatMap(({ name }) => {
    if (released.deployables.includes(name)) return []
    if (!released.packages.includes(name))
      return [
        {
          path,
          wrong: `there is no package "${name}".`,
          mend: `Released are ${released.deployables.join(', ')}.`,
        },
      ]
    return [{ path, wrong: `"${name}" is not released by itself.`, mend: advise(name, released) }]
  })
}

function advise(name: string, released: Released): string {
  const shipping = released.listShipping(name)
  if (shipping.length > 0)
    return `Name what ships it instead: ${shipping.map((each) => `"${each}"`).join(', ')}.`
  return `Nothing that is deployed has it: take the line out, or the file where nothing else is in it.`
}

/** The same said twice of the same would be twice in the changelog. */
function findDoubles(changesets: readonly Changeset[]): ChangesetProblem[] {
  const said = changesets.filter((each) => !isEmpty(each) && !isUsed(each))
  return [...Map.groupBy(said, keyOf).values()].flatMap(([first, ...others]) =>
    others.map((other) => ({
      path: pathOf(other),
      wrong: `it says the same as ${first === undefined ? 'another' : pathOf(first)}.`,
      mend: 'Delete one of them.',
    })),
  )
}

function keyOf({ releases, summary }: Changeset): string {
  const names = releases.map(({ name, bump }) => `${name} ${bump}`).sort()
  return JSON.stringify([names, summary])
}
