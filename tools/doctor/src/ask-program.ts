import { execFile } from 'node:child_process'
import type { Place } from './check.ts'

/** What a program answered. */
export interface Answer {
  readonly code: number
  readonly said: string
  readonly complained: string
}

const MAX_BYTES = 64 * 1024 * 1024

/** Runs a program in the clone; undefined where there is no such program, or the check has had its time. */
export function askProgram(
  { root, env, signal }: Place,
  program: string,
  args: readonly string[],
): Promise<Answer | undefined> {
  const options = { cwd: root, env, signal, maxBuffer: MAX_BYTES, windowsHide: true }
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      const isAnswer = typeof code === 'number'
      resolve(isAnswer ? { code, said: stdout.trimEnd(), complained: stderr.trim() } : undefined)
    })
  })
}

/** Runs git; undefined where it fails, as where there is none. */
export async function askGit(place: Place, ...args: readonly string[]): Promise<string | undefined> {
  const answer = await askProgram(place, 'git', args)
  return answer?.code === 0 ? answer.said : undefined
}
