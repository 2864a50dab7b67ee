import { listStaged } from '../git/staged.ts'
import { checkContents } from './check-contents.ts'
import { checkGenerated } from './check-generated.ts'
import { checkMigrations } from './check-migrations.ts'
import { formatStaged } from './format-staged.ts'
import { renderRefusals } from './print.ts'

/**
 * The pre-commit hook: first what only looks (contents, secrets, released migrations), then what formats, last what
 * takes seconds and is needed for few commits. Answers the exit code.
 */
export async function runPreCommit(root: string): Promise<number> {
  const staged = listStaged(root)
  if (staged.length === 0) return 0
  const seen = [...(await checkContents(root, staged)), ...checkMigrations(root, staged)]
  const formatted = seen.length > 0 ? seen : await formatStaged(root, staged)
  const refusals = formatted.length > 0 ? formatted : checkGenerated(root, staged)
  if (refusals.length > 0) console.error(renderRefusals(refusals))
  return refusals.length > 0 ? 1 : 0
}
