import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measurement, measurement } from './harness/measurement.ts'
import { tell } from './harness/run-bench.ts'
import { commit, git, type Hooks, makeClone } from './hooks/made-clone.ts'

const ROOT = join(import.meta.dirname, '..')
const ROUNDS = 7
const MANY = 200

/** A commit through the hooks, against husky, lint-staged and commitlint through npx; each less a commit without hooks. */
export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-hooks-'))
  try {
    tell('A repository of this workspace’s sources …')
    makeClone(ROOT, folder)
    return [measureOne(folder), measureMany(folder)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measureOne(folder: string): Measurement {
  tell(`Commits of one file, ${ROUNDS} of each kind in turns …`)
  // The first one of each fills the caches that every later one has.
  for (const hooks of ['ours', 'usual'] as const) time(folder, hooks, 1)
  const times = Array.from({ length: ROUNDS }, () => ({
    ours: time(folder, 'ours', 1),
    usual: time(folder, 'usual', 1),
    none: time(folder, 'none', 1),
  }))
  const bare = median(times.map(({ none }) => none))
  return measurement({
    name: 'hooks of a commit of one file, against those of most projects',
    value: median(times.map(({ ours }) => ours)) - bare,
    unit: 's',
    reference: median(times.map(({ usual }) => usual)) - bare,
    aim: '<= 0.5',
  })
}

function measureMany(folder: string): Measurement {
  tell(`Commits of ${MANY} files …`)
  const times = Array.from({ length: 3 }, () => time(folder, 'ours', MANY))
  return measurement({
    name: `commit of ${MANY} files through the hooks`,
    value: median(times),
    unit: 's',
    aim: '<= 4',
  })
}

let written = 0

function time(folder: string, hooks: Hooks, files: number): number {
  for (let file = 0; file < files; file += 1) {
    written += 1
    // Of ordinary length, and not yet as Biome would have it.
    const lines = Array.from(
      { length: 60 },
      (_, line) => `export const  VALUE_${line} = "${written}-${line}"`,
    )
    writeFileSync(join(folder, `libs/db/src/made-${file}.ts`), `${lines.join('\n')}\n`)
  }
  git(folder, 'add', '--all')
  return commit(folder, hooks)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
