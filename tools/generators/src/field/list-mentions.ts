import type { PlannedFile } from '../feature/plan-files.ts'
import type { FieldChanges } from './changes.ts'

/**
 * Lines that people wrote and that mention a field which is gone or has another name: the generator leaves them, and
 * somebody has to look at them.
 *
 * @returns `path:line`
 */
export function listMentions(
  files: readonly PlannedFile[],
  after: readonly PlannedFile[],
  { renamed, removed }: FieldChanges,
): string[] {
  const gone = [...renamed.map(({ from }) => from), ...removed]
  const words = gone.flatMap(({ name, column }) => [...new Set([name, column])])
  if (words.length === 0) return []
  const pattern = new RegExp(`\\b(${words.join('|')})\\b`)
  return files.flatMap(({ path, text }) => {
    const made = new Set(after.find((file) => file.path === path)?.text.split('\n'))
    return text
      .split('\n')
      .flatMap((line, index) => (!made.has(line) && pattern.test(line) ? [`${path}:${index + 1}`] : []))
  })
}
