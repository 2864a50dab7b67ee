/** Compares two versions by SemVer's order: negative where the first is the earlier one. */
export function compareVersions(one: string, other: string): number {
  const [mine, theirs] = [parseVersion(one), parseVersion(other)]
  const different = mine.numbers.findIndex((number, at) => number !== theirs.numbers[at])
  if (different !== -1) return (mine.numbers[different] ?? 0) - (theirs.numbers[different] ?? 0)
  if (mine.prerelease === theirs.prerelease) return 0
  // What is not yet released comes before what is.
  if (mine.prerelease === '') return 1
  if (theirs.prerelease === '') return -1
  return mine.prerelease.localeCompare(theirs.prerelease, 'en', { numeric: true })
}

/** Whether a text is a version that people are to have: `1.2.3`, not `1.2.3-rc.1`. */
export function isRelease(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version)
}

/** Whether a text is a version at all. */
export function isVersion(version: string): boolean {
  return SHAPE.test(version)
}

const SHAPE = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/

function parseVersion(version: string): { numbers: number[]; prerelease: string } {
  const [, major = '0', minor = '0', patch = '0', prerelease = ''] = SHAPE.exec(version) ?? []
  return { numbers: [major, minor, patch].map(Number), prerelease }
}
