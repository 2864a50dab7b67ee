import type { TFunction } from 'i18next'
import { PROBLEM_COMPLAINTS } from '../../contract.ts'

/** The contract's own complaints in the reader's words. */
export function problemMessages(t: TFunction<'problems'>): Record<string, string> {
  return {
    [PROBLEM_COMPLAINTS.endWhileActive]: t('complaint.endWhileActive'),
    [PROBLEM_COMPLAINTS.endBeforeBegin]: t('complaint.endBeforeBegin'),
    [PROBLEM_COMPLAINTS.inFuture]: t('complaint.inFuture'),
    [PROBLEM_COMPLAINTS.duplicate]: t('complaint.duplicate'),
  }
}
