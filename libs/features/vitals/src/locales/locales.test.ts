import { localeProblems } from '@ehr/ui/i18n/locale-problems.ts'
import { expect, test } from 'vitest'
import ar from './ar.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }

test('the texts are complete and safe in every language', () => {
  expect(localeProblems({ en, ar })).toEqual([])
})
