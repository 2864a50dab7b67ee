import type { TFunction } from 'i18next'

/** The contract's own refinements in the screen's language, by the contract's English. */
export function formMessages(t: TFunction<'patients'>): Record<string, string> {
  return {
    'A name needs a family name or a given name': t('problem.nameNeeded'),
    'A time of death needs "deceased"': t('problem.deceasedNeeded'),
    'Taking a record out of use needs a reason': t('problem.reasonNeeded'),
  }
}
