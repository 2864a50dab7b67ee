import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PlannedFile } from './plan-files.ts'

/**
 * The files as Biome prints them, their imports in order: generated code obeys the lint of all code. One process
 * for all of them, in a folder of its own with the workspace's configuration.
 *
 * @throws Error with Biome's output when a file breaks a rule that Biome cannot settle
 */
export function formatFiles(root: string, files: readonly PlannedFile[]): PlannedFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'feature-'))
  try {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'))
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    runBiome(root, folder)
    return files.map(({ path }) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function runBiome(root: string, folder: string): void {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  try {
    const options = ['--write', '--vcs-enabled=false', '--error-on-warnings', '--colors=off']
    execFileSync(process.execPath, [biome, 'check', ...options, '.'], { cwd: folder, stdio: 'pipe' })
  } catch (cause) {
    const output = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : ''
    throw new Error(`Nothing was written: what was generated breaks the workspace's lint.\n${output}`, {
      cause,
    })
  }
}
