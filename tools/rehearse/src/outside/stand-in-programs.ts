import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What steps may call, and must not do here: change this machine, or somebody’s repository. `gh` answers that there is
 * nothing, which our own scripts count.
 */
const BODIES: Readonly<Record<string, string>> = {
  'apt-get': 'exit 0',
  docker: 'echo "docker is not rehearsed" >&2; exit 1',
  gh: 'case "$*" in *"--jq length"*) echo 0 ;; esac',
  sudo: 'exit 0',
}

/** Programs in the place of those. */
export interface StandInPrograms {
  /** To come first on the path. */
  folder: string
  /** What was called, with its arguments. */
  listCalls: () => Promise<string[]>
}

/** Writes them into a folder. */
export async function writeStandInPrograms(folder: string): Promise<StandInPrograms> {
  await mkdir(folder, { recursive: true })
  const calls = join(folder, 'calls.txt')
  await writeFile(calls, '')
  for (const [name, body] of Object.entries(BODIES)) {
    const path = join(folder, name)
    await writeFile(path, `#!/bin/sh\necho "${name} $*" >> "${calls}"\n${body}\n`)
    await chmod(path, 0o755)
  }
  const listCalls = async () => {
    const lines = (await readFile(calls, 'utf8')).split('\n')
    return [...new Set(lines.filter((line) => line !== ''))]
  }
  return { folder, listCalls }
}
