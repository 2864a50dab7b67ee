import { checkAll, renderFinding } from '../preconditions/check-all.ts'
import type { Deployable, Finding } from '../preconditions/precondition.ts'

const POLL_MS = 15_000

/**
 * Looks at all preconditions and says each. Where all that is missing may still come, such as the checks of a commit
 * that was just pushed, it is waited for, as long as a pipeline may take.
 */
export async function checkPreconditions(
  deployable: Deployable,
  { waits }: { waits: boolean },
): Promise<{ isMet: boolean; findings: readonly Finding[] }> {
  const { http, plan } = deployable
  const deadline = http.clock.now().getTime() + plan.metadata.pipelines.budgets.totalMinutes * 60_000
  for (let said = ''; ; ) {
    const findings = await checkAll(deployable)
    http.signal.throwIfAborted()
    const text = findings.map(renderFinding).join('\n')
    if (text !== said) for (const line of text.split('\n')) http.say(line)
    said = text
    const isRefused = findings.some(({ verdict }) => verdict === 'unmet')
    const isOpen = findings.some(({ verdict }) => verdict === 'open')
    const isOver = http.clock.now().getTime() >= deadline
    if (isRefused || !isOpen || !waits || isOver) return { isMet: !isRefused && !isOpen, findings }
    await http.clock.sleep(POLL_MS, http.signal)
  }
}
