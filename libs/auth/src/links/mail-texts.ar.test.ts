import { expect, test } from 'vitest'
import ar from '../locales/ar.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { renderAccountMail } from './mail-texts.ts'

test.each(['invitation', 'recovery', 'password-changed'] as const)('"%s" is complete in Arabic', (mail) => {
  const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted()
  expect(holes(ar[mail].text)).toEqual(holes(en[mail].text))
  expect(holes(ar[mail].subject)).toEqual(holes(en[mail].subject))
  expect(ar[mail].text).not.toBe(en[mail].text)
})

test('a mail speaks the account’s language and holds the link on a line of its own', () => {
  const url = 'https://ehr.example.org/set-password#x'
  const mail = renderAccountMail('invitation', 'ar', { clinic: 'North Clinic', name: 'Ada', url, hours: 72 })
  expect(mail).toMatchObject({ language: 'ar', subject: 'حسابك في North Clinic' })
  expect(mail.text.split('\n')).toContain(url)
})
