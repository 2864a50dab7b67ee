import { spawn } from 'node:child_process'

/** A folder of a git repository. */
export interface RepositoryFolder {
  /** Top of the working tree, absolute. */
  repository: string
  /** The folder from there, with forward slashes and a slash at its end; empty for the top itself. */
  prefix: string
}

/** A file as a commit has it. */
export interface CommittedFile {
  /** From the top of the repository, with forward slashes. */
  path: string
  object: string
}

/** Finds the repository that a folder is in; gives why not where git is missing, refuses, or knows of none. */
export async function findRepository(folder: string): Promise<RepositoryFolder | { why: string }> {
  const found = await runGit(folder, ['rev-parse', '--show-toplevel', '--show-prefix'])
  if (!found.ok) return { why: found.why }
  const [repository = '', prefix = ''] = found.output.toString().split('\n')
  return { repository, prefix }
}

/** Finds the commit that a tag, branch or number names. */
export async function findCommit(repository: string, ref: string): Promise<string | undefined> {
  const found = await runGit(repository, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ])
  return found.ok ? found.output.toString().trim() : undefined
}

/** Finds the newest product tag (`v1.2.3`) at or before what is checked out. */
export async function findLastTag(repository: string): Promise<string | undefined> {
  const found = await runGit(repository, ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD'])
  return found.ok ? found.output.toString().trim() : undefined
}

/** Finds the commit at which what is checked out and another one parted; undefined in a clone too shallow to know. */
export async function findForkPoint(repository: string, commit: string): Promise<string | undefined> {
  const found = await runGit(repository, ['merge-base', 'HEAD', commit])
  return found.ok ? found.output.toString().trim() : undefined
}

/** Says whether older commits and tags may be missing from a clone. */
export async function isShallow(repository: string): Promise<boolean> {
  const found = await runGit(repository, ['rev-parse', '--is-shallow-repository'])
  return found.ok && found.output.toString().trim() === 'true'
}

/** Lists the files of a commit below a folder, which ends with a slash; throws when git cannot. */
export async function listCommitted(
  repository: string,
  commit: string,
  folder: string,
): Promise<CommittedFile[]> {
  const paths = folder === '' ? [] : [folder]
  const found = await runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths])
  if (!found.ok) throw new Error(`git could not list ${folder || 'the files'} of ${commit}: ${found.why}`)
  return found.output
    .toString()
    .split('\0')
    .flatMap((entry) => {
      const [facts = '', path] = entry.split('\t')
      const [, kind, object] = facts.split(' ')
      return path === undefined || kind !== 'blob' || object === undefined ? [] : [{ path, object }]
    })
}

/** Reads the content of committed files, in their order, by one process; throws when git cannot. */
export async function readCommitted(repository: string, files: readonly CommittedFile[]): Promise<string[]> {
  if (files.length === 0) return []
  const wanted = files.map(({ object }) => `${object}\n`).join('')
  const found = await runGit(repository, ['cat-file', '--batch'], wanted)
  if (!found.ok) throw new Error(`git could not read ${files.length} committed files: ${found.why}`)
  return splitBatch(found.output)
}

/** Each answer is `<object> blob <bytes>`, a line end, the content, a line end. */
function splitBatch(output: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at)
    const size = Number(output.subarray(at, end).toString().split(' ')[2])
    if (!Number.isInteger(size))
      throw new Error(`git lacks ${output.subarray(at, end)}: fetch the whole history.`)
    texts.push(output.subarray(end + 1, end + 1 + size).toString())
    at = end + 1 + size + 1
  }
  return texts
}

type Answer = { ok: true; output: Buffer } | { ok: false; why: string }

function runGit(folder: string, args: readonly string[], input = ''): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn('git', ['-C', folder, ...args], { env: environment(), windowsHide: true })
    const output: Buffer[] = []
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    // A git that ended early has told why on its standard error.
    child.stdin.on('error', () => undefined)
    child.on('error', ({ message }) => resolve({ ok: false, why: `git could not be started: ${message}` }))
    child.on('close', (code) => {
      if (code === 0) resolve({ ok: true, output: Buffer.concat(output) })
      else resolve({ ok: false, why: said.trim() || `git ended with ${code}` })
    })
    child.stdin.end(input)
  })
}

/** In a hook, git's own variables name the repository that runs the hook, whatever folder is asked about. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR)$/.test(name),
  )
  return { ...Object.fromEntries(own), LC_ALL: 'C' }
}
