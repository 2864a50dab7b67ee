import { expect, test } from 'vitest'
import { textFileOf } from './text-files.ts'

test.each([
  ['../locales/en.json', { namespace: 'app', language: 'en' }],
  ['../../../../libs/ui/src/i18n/locales/ar.json', { namespace: 'ui', language: 'ar' }],
  ['../../../../libs/features/vitals/src/locales/fr.json', { namespace: 'vitals', language: 'fr' }],
  ['../../../../libs/mail/src/locales/en.json', undefined],
])('%s is %j', (path, file) => {
  expect(textFileOf(path)).toEqual(file)
})
