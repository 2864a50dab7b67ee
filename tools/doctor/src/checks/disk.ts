import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type Check, type Finding, ok, problem, warning } from '../check.ts'

const GIB = 2 ** 30

/** Room for packages, databases and builds, and in memory for the databases of tests. */
export const disk: Check = {
  name: 'disk',
  run: async ({ root }) => {
    const places = [
      { path: root, needed: 1, wanted: 5 },
      { path: tmpdir(), needed: 0.5, wanted: 2 },
      ...(existsSync('/dev/shm') ? [{ path: '/dev/shm', needed: 0, wanted: 0.25 }] : []),
    ]
    const looked = await Promise.all(
      places.map(async (place) => ({ ...place, free: await freeGib(place.path) })),
    )
    const found = looked.flatMap(judgeRoom)
    return found.length > 0 ? found : ok(`${(looked[0]?.free ?? 0).toFixed(0)} GiB free`)
  },
}

/** Says whether that much room (in GiB) is enough. */
export function judgeRoom(place: { path: string; free: number; needed: number; wanted: number }): Finding[] {
  const { path, free, needed, wanted } = place
  if (free >= wanted) return []
  const found = `${free.toFixed(1)} GiB free in ${path}`
  if (path === '/dev/shm') {
    const why = 'PostgreSQL shares memory there, and tests keep their databases there.'
    return [warning(found, { why, mend: 'In a container: --shm-size=1g' })]
  }
  const mend = `Make room, such as: npx -y pnpm@12 store prune && npx -y pnpm@12 exec nx reset`
  if (free < needed)
    return [problem(found, { why: 'Installing, building and the database fail when it is full.', mend })]
  return [warning(found, { why: 'An installation, the databases and the builds take about 3 GiB.', mend })]
}

async function freeGib(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return (bavail * bsize) / GIB
}
