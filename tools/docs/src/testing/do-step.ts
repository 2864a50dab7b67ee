import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findTreatment, type Treatment } from '../declarations.ts'
import type { Expectation } from '../expectation.ts'
import type { DocumentCommand, DocumentStep } from '../parse-steps.ts'
import type { WorkspaceCopy } from './workspace-copy.ts'

/** How a command went. */
export interface Outcome {
  readonly typed: string
  /** Undefined after a signal, or when it had to be ended. */
  readonly exitCode: number | undefined
  readonly said: string
}

const PATIENCE_MS = 900_000
const SHOWN = 3_000
const PATCH = 'of-the-page.patch'
const SUCCESS: Expectation = { exitCode: 0, says: '' }
const GRACE_MS = 30_000

/** Does what a page asks of its readers, in a workspace: as it stands, or as it is declared. Says what went wrong. */
export async function findTrouble(
  workspace: WorkspaceCopy,
  step: DocumentStep,
  page: string,
): Promise<string | undefined> {
  const { root } = workspace
  if (step.kind === 'file') {
    await mkdir(dirname(join(root, step.path)), { recursive: true })
    await writeFile(join(root, step.path), step.text)
    return undefined
  }
  if (step.kind === 'patch') {
    await writeFile(join(root, PATCH), step.text)
    return judge(await runTyped(workspace, `git apply --recount ${PATCH} && rm ${PATCH}`), SUCCESS)
  }
  return step.place === 'text' ? undefined : tryCommand(workspace, step, findTreatment(step.command, page))
}

/** Does what a page takes for granted. */
export async function prepare(workspace: WorkspaceCopy, command: string): Promise<void> {
  const trouble = judge(await runTyped(workspace, command), SUCCESS)
  if (trouble !== undefined) throw new Error(trouble)
}

async function tryCommand(
  workspace: WorkspaceCopy,
  { command, expectation = SUCCESS }: DocumentCommand,
  treatment: Treatment | undefined,
): Promise<string | undefined> {
  if (treatment?.kind === 'left out') return undefined
  if (treatment?.kind === 'start') {
    const wanted = { exitCode: 0, says: treatment.until }
    return judge(await runTyped(workspace, command, treatment.until), wanted)
  }
  return judge(await runTyped(workspace, treatment?.command ?? command), expectation)
}

function judge({ typed, exitCode, said }: Outcome, wanted: Expectation): string | undefined {
  if (exitCode === wanted.exitCode && said.includes(wanted.says)) return undefined
  const expected = `expected ${wanted.exitCode}${wanted.says === '' ? '' : ` and "${wanted.says}"`}`
  return `${typed}\n  exit code ${exitCode ?? 'none'}, ${expected}; it said:\n${shorten(said)}`
}

/** What went wrong stands at the beginning or at the end. */
function shorten(said: string): string {
  return said.length <= 2 * SHOWN ? said : `${said.slice(0, SHOWN)}\n[…]\n${said.slice(-SHOWN)}`
}

/** Where it never ends by itself, it is ended when it has said `until`. */
function runTyped({ root, env }: WorkspaceCopy, command: string, until?: string): Promise<Outcome> {
  // pnpm is the workspace's own here: npx would ask the registry which one there is.
  const local = command.replace(/^npx -y pnpm@\d+ /, 'pnpm ')
  const child = spawn('sh', ['-c', local], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const signal = (name: NodeJS.Signals): void => {
    const isOver = child.exitCode !== null || child.signalCode !== null
    if (child.pid !== undefined && !isOver) process.kill(-child.pid, name)
  }
  let said = ''
  let isEnding = false
  const hear = (part: Buffer): void => {
    said += String(part)
    if (until === undefined || isEnding || !said.includes(until)) return
    isEnding = true
    signal('SIGINT')
    setTimeout(() => signal('SIGKILL'), GRACE_MS).unref()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const late = setTimeout(() => signal('SIGKILL'), PATIENCE_MS)
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve({ typed: local, exitCode: undefined, said: `${said}${error.message}` }),
    )
    // Closed, not only ended: what it has started in turn may still have something to say.
    child.once('close', (code, endedBy) => {
      clearTimeout(late)
      // pnpm dies of the Ctrl-C that what it runs has taken as the order to end.
      const isAsTold = isEnding && endedBy === 'SIGINT'
      resolve({ typed: local, exitCode: isAsTold ? 0 : (code ?? undefined), said })
    })
  })
}
