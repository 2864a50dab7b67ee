import { expect, test } from 'vitest'
import ar from '../locales/ar.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { renderAccountMail } from './mail-texts.ts'

const FACTS = {
  clinic: 'North Clinic',
  name: 'Ada',
  url: 'https://ehr.example.org/set-password#x',
  hours: 72,
}

test.each(['invitation', 'recovery', 'password-changed'] as const)(
  '"%s" is complete in every language',
  (mail) => {
    for (const texts of [en, ar]) {
      const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted()
      expect(holes(texts[mail].text)).toEqual(holes(en[mail].text))
      expect(holes(texts[mail].subject)).toEqual(holes(en[mail].subject))
    }
    expect(ar[mail].text).not.toBe(en[mail].text)
  },
)

test('a mail speaks the account’s language and holds the link on a line of its own', () => {
  const mail = renderAccountMail('invitation', 'ar', FACTS)
  expect(mail).toMatchObject({ language: 'ar', subject: 'حسابك في North Clinic' })
  expect(mail.text.split('\n')).toContain(FACTS.url)
})

test('a language without texts gets English', () => {
  expect(renderAccountMail('recovery', 'xx', FACTS)).toMatchObject({ language: 'en' })
})
