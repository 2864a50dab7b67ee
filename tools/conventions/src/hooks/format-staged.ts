import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { git } from '../git/git.ts'
import type { StagedChange } from '../git/staged.ts'
import { firstOf, type Refusal, shown } from './print.ts'

/** What Biome reads; where nothing of it is staged, lint-staged has nothing to do and is not loaded. */
const FOR_BIOME = /\.(?:[cm]?[jt]sx?|jsonc?|css|html|graphql|gql|vue|svelte|astro|grit)$/i
const CHECK = ['check', '--write', '--no-errors-on-unmatched', '--files-ignore-unknown=true', '--colors=off']
/** As many paths as any system takes on one command line. */
const PORTION = 400
const MOST_LINES = 60

/**
 * Lets Biome check and format what is staged, by lint-staged: what is not staged of a file is put aside meanwhile and
 * comes back, also where Biome refuses.
 */
export async function formatStaged(root: string, staged: readonly StagedChange[]): Promise<Refusal[]> {
  const paths = staged.flatMap(({ path, id }) => (id !== undefined && FOR_BIOME.test(path) ? [path] : []))
  if (paths.length === 0) return []
  const absent = staged.flatMap(({ path, id }) =>
    id !== undefined && !existsSync(join(root, path)) ? [path] : [],
  )
  // Git cannot stash what is staged and gone from the folder, so it is there while lint-staged works.
  if (absent.length > 0) git(root, ['checkout-index', '--quiet', '-z', '--stdin'], absent.join('\0'))
  try {
    return await runLintStaged(root, paths)
  } finally {
    for (const path of absent) rmSync(join(root, path), { force: true })
  }
}

async function runLintStaged(root: string, paths: readonly string[]): Promise<Refusal[]> {
  const { default: lintStaged } = await import('lint-staged')
  const said: string[] = []
  const refused: string[] = []
  const task = (files: readonly string[]) => {
    for (let at = 0; at < files.length; at += PORTION)
      refused.push(...runBiome(root, files.slice(at, at + PORTION)))
    if (refused.length > 0) throw new Error('Biome found what it cannot mend.')
  }
  const log = (...words: unknown[]) => said.push(words.join(' '))
  const isDone = await lintStaged(
    { config: { '*': { title: 'biome', task } }, cwd: root, quiet: true, color: false, concurrent: false },
    { log, warn: log, error: log, debug: () => undefined },
  )
  if (isDone) return []
  return [refused.length > 0 ? describeBiome(paths, refused) : describeLintStaged(said)]
}

function runBiome(root: string, files: readonly string[]): string[] {
  const { command, args } = findBiome(root)
  const { status, stdout, stderr, error } = spawnSync(command, [...args, ...CHECK, ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error !== undefined) throw new Error(`Biome could not be started from ${command}.`, { cause: error })
  return status === 0 ? [] : `${stderr}${stdout}`.split('\n').filter((line) => line.trim() !== '')
}

/** The program itself: its wrapper in JavaScript takes as long to start as all of its work on a file. */
function findBiome(root: string): { command: string; args: string[] } {
  const require = createRequire(join(root, 'node_modules/@biomejs/biome/package.json'))
  const name = `@biomejs/cli-${process.platform}-${process.arch}`
  const isMusl =
    process.platform === 'linux' && !Object(process.report.getReport()).header?.glibcVersionRuntime
  try {
    const file = process.platform === 'win32' ? 'biome.exe' : 'biome'
    return { command: require.resolve(`${name}${isMusl ? '-musl' : ''}/${file}`), args: [] }
  } catch {
    return { command: process.execPath, args: [join(root, 'node_modules/@biomejs/biome/bin/biome')] }
  }
}

function describeBiome(paths: readonly string[], lines: readonly string[]): Refusal {
  const named = paths.length > 20 ? '--staged' : `-- ${paths.map(shown).join(' ')}`
  return {
    what: 'Biome refuses what is staged; nothing was changed',
    details: firstOf(lines, MOST_LINES),
    why: 'the same check runs in the pipeline, and what a program can format nobody should have to review.',
    mend: [
      `node_modules/.bin/biome check --write ${named}`,
      'then git add what it changed, and commit again',
    ],
  }
}

function describeLintStaged(said: readonly string[]): Refusal {
  return {
    what: 'What is staged could not be checked apart from what is not; everything is as it was',
    details: firstOf(said.join('\n').split('\n').filter(Boolean), MOST_LINES),
    why: 'formatting what is staged meets lines that you changed and did not stage.',
    mend: ['stage all of these files (git add), or put the rest aside: git stash push --keep-index'],
  }
}
