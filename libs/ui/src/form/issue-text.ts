import type { TFunction } from 'i18next'
import type { $ZodIssue } from 'zod/v4/core'

/** A zod issue in words for the person who typed; `input` is what stands at the issue's path. */
export function issueText(issue: $ZodIssue, input: unknown, t: TFunction<'ui'>): string {
  if (input === null || input === undefined || input === '') return t('form.required')
  switch (issue.code) {
    case 'too_big':
      return t(TOO_BIG[issue.origin] ?? 'form.tooBig', { max: Number(issue.maximum) })
    case 'too_small':
      return t(TOO_SMALL[issue.origin] ?? 'form.tooSmall', { min: Number(issue.minimum) })
    case 'invalid_value':
      return t('form.chooseOne')
    case 'custom':
      // A refinement without words of its own has zod's default.
      return issue.message === 'Invalid input' ? t('form.invalid') : issue.message
    default:
      return t('form.invalid')
  }
}

const TOO_BIG: Readonly<Record<string, string>> = { string: 'form.tooLong', array: 'form.tooMany' }
const TOO_SMALL: Readonly<Record<string, string>> = { string: 'form.tooShort', array: 'form.required' }
