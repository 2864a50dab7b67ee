import { expect, test } from 'vitest'
import { renderAccountMail } from './mail-texts.ts'

const FACTS = {
  clinic: 'North Clinic',
  name: 'Ada',
  url: 'https://ehr.example.org/set-password#x',
  hours: 72,
}

test('a mail fills its sentences and holds the link on a line of its own', () => {
  const mail = renderAccountMail('invitation', 'en', FACTS)
  expect(mail.subject).toContain('North Clinic')
  expect(mail.text.split('\n')).toContain(FACTS.url)
  expect(`${mail.subject}${mail.text}`).not.toContain('{{')
})

test('a language without texts gets English', () => {
  expect(renderAccountMail('recovery', 'xx', FACTS)).toMatchObject({ language: 'en' })
})
