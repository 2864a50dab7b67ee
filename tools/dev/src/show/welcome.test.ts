import { expect, test } from 'vitest'
import { renderWelcome } from './welcome.ts'

const PLACES = { webUrl: 'http://localhost:4300', apiUrl: 'http://localhost:4301', tookMs: 2310 }

test('ends with the address and the accounts in columns', () => {
  const accounts = [
    { role: 'nurse', email: 'nurse@demo.invalid', password: 'secret' },
    { role: 'administrator', email: 'administrator@demo.invalid', password: 'secret' },
  ]
  expect(renderWelcome({ ...PLACES, accounts })).toMatchInlineSnapshot(`
    "
    Ready in 2.3 s

      Web   http://localhost:4300
      API   http://localhost:4301/docs

    Demo accounts (made-up people, synthetic data):

      nurse           nurse@demo.invalid           secret
      administrator   administrator@demo.invalid   secret

    Ctrl-C ends everything."
  `)
})

test('says nothing of accounts where there are none', () => {
  expect(renderWelcome({ ...PLACES, accounts: [] })).not.toContain('account')
})
