import type { TFunction } from 'i18next'
import { ENDS_BEFORE_START, MISREAD, MORE_THAN_NOTHING, REASON_NEEDED } from '../../contract/orders.ts'

/** The contract's own refinements in the screen's language, by the contract's English. */
export function orderMessages(t: TFunction<'medications'>): Record<string, string> {
  return {
    [ENDS_BEFORE_START]: t('order.endsBeforeStart'),
    [MISREAD]: t('order.misread'),
    [MORE_THAN_NOTHING]: t('order.moreThanNothing'),
    [REASON_NEEDED]: t('acts.reasonNeeded'),
  }
}
