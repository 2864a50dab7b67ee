import { globSync, statSync } from 'node:fs'
import { cp, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { matchesPatterns } from '../workflow/match-pattern.ts'
import type { Action, ActionCall } from './action.ts'

/** `actions/upload-artifact`: a folder that later jobs of the same rehearsal find. */
export const uploadArtifact: Action = async (call) => {
  const { inputs, say } = call
  const { name = 'artifact', 'if-no-files-found': onNone = 'warn' } = inputs
  const files = listFiles(call)
  if (files.length === 0) {
    const text = `No files were found with the provided path: ${inputs.path}. No artifacts will be uploaded.`
    if (onNone === 'error') throw new Error(text)
    say(text)
    return {}
  }
  const folder = join(storeOf(call), name)
  const isTaken = (await stat(folder).catch(() => undefined)) !== undefined
  if (isTaken && inputs.overwrite !== 'true')
    throw new Error(`An artifact with this name already exists on the workflow run: ${name}`)
  const top = findTop(call, files)
  for (const file of files) {
    const target = join(folder, relative(top, file))
    await mkdir(dirname(target), { recursive: true })
    await cp(file, target)
  }
  say(`${files.length} file(s) kept as ${name}`)
  return { outputs: { 'artifact-id': '1', 'artifact-url': '' } }
}

/** `actions/download-artifact`: what earlier jobs of the same rehearsal kept. */
export const downloadArtifact: Action = async (call) => {
  const { inputs, workspace, say } = call
  const target = resolve(workspace, inputs.path ?? '')
  const all: string[] = await readdir(storeOf(call)).catch(() => [])
  const { name, pattern } = inputs
  if (name !== undefined && name !== '') {
    if (!all.includes(name))
      throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}`)
    await cp(join(storeOf(call), name), target, { recursive: true })
  } else
    for (const each of all.filter((one) => pattern === undefined || matchesPatterns(one, [pattern]))) {
      const folder = inputs['merge-multiple'] === 'true' ? target : join(target, each)
      await cp(join(storeOf(call), each), folder, { recursive: true })
    }
  say(`Found ${name ?? all.join(', ')}`)
  return { outputs: { 'download-path': target } }
}

function listFiles({ inputs, workspace }: ActionCall): string[] {
  const lines = patternsOf(inputs.path)
  const out = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const found = lines
    .filter((line) => !line.startsWith('!'))
    .flatMap((line) => globSync([line, join(line, '**/*')], { cwd: workspace, exclude: out }))
  const paths = found.map((path) => (isAbsolute(path) ? path : join(workspace, path)))
  return [...new Set(paths)].filter((path) => statSync(path).isFile()).sort()
}

/** One path without a pattern is the top itself; several have what they share. */
function findTop({ inputs, workspace }: ActionCall, files: readonly string[]): string {
  const [only, ...others] = patternsOf(inputs.path).filter((line) => !line.startsWith('!'))
  if (only !== undefined && others.length === 0 && !/[*?[]/.test(only)) {
    const path = resolve(workspace, only)
    return statSync(path).isDirectory() ? path : dirname(path)
  }
  return files.map(dirname).reduce((shared, folder) => {
    let top = shared
    while (relative(top, folder).startsWith('..')) top = dirname(top)
    return top
  })
}

function patternsOf(path = ''): string[] {
  return path
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function storeOf({ rehearsal }: ActionCall): string {
  return join(rehearsal.folder, 'artifacts')
}
