import { expect, test } from 'vitest'
import { findPasswordProblem } from './password-rules.ts'

const WORDS = {
  name: 'Layla Haddad',
  email: 'l.haddad@northclinic.example',
  clinicName: 'North Valley Clinic',
}

test.each([
  ['eleven char', 'too-short'],
  ['صباح الخير', 'too-short'],
  ['x1'.repeat(65), 'too-long'],
  ['🐎🔋🧷🐎🌙🌍🫀🩺🧬🦴🧠👁'.repeat(6), 'too-long'],
  ['password1234', 'common'],
  ['Password2026!', 'common'],
  ['P@ssw0rd2026', 'common'],
  ['qwerty123456', 'common'],
  ['QWERTY123456', 'common'],
  ['!!letmein!!12', 'common'],
  ['aaaaaaaaaaaa', 'simple'],
  ['abababababab', 'simple'],
  ['hunter2hunter2', 'simple'],
  ['abcdefghijklm', 'simple'],
  ['123456789012', 'simple'],
  ['987654321098', 'simple'],
  ['Haddad.2026.x', 'personal'],
  ['NorthValley26', 'personal'],
  ['northclinic!9', 'personal'],
  ['correct horse battery', undefined],
  ['a letter to the moon', undefined],
  ['xkQ9-27vb-Lm3p', undefined],
  ['قمر فوق البحر الليلة', undefined],
  ['🐎🔋🧷🐎🌙🌍🫀🩺🧬🦴🧠👁', undefined],
  ['layla took the 7:45 train', undefined],
])('%s: %s', async (password, problem) => {
  expect(await findPasswordProblem(password, WORDS)).toBe(problem)
})
