import type { TFunction } from 'i18next'
import { USER_PROBLEMS } from '../../contract.ts'

/** Refusals at a field in the screen's language, by the contract's English. */
export function formMessages(t: TFunction<'users'>): Record<string, string> {
  return {
    'At least one role': t('refusal.noRole'),
    'The same role twice': t('refusal.roleTwice'),
    [USER_PROBLEMS.emailTaken.title]: t('problem.EMAIL_TAKEN'),
    [USER_PROBLEMS.nameMismatch.title]: t('problem.NAME_MISMATCH'),
    [USER_PROBLEMS.unknownPlace.title]: t('problem.UNKNOWN_PLACE'),
  }
}
