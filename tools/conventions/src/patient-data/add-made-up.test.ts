import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addMadeUp } from './add-made-up.ts'
import { findPatientData } from './find-patient-data.ts'
import { MADE_UP_FILE, readMadeUp } from './made-up.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'made-up-'))
  mkdirSync(dirname(join(root, MADE_UP_FILE)), { recursive: true })
  writeFileSync(join(root, MADE_UP_FILE), '# words of names\nHaddad\n\n# birth dates\n1980-01-01\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

// Put together here, or this file would be a finding itself.
const FILE = `{ "family": "${'Nov'}áková", "given": ["Haddad"], "dob": "${'12'}/03/1956", "ssn": "${'536'}-22-9084" }`

test('adds what a file says of people, each in its part, so that the file passes', () => {
  writeFileSync(join(root, 'a.json'), FILE)

  expect(addMadeUp(root, ['a.json'])).toBe(4)
  expect(readFileSync(join(root, MADE_UP_FILE), 'utf8').split('\n').slice(2).join('\n')).toBe(
    [
      '',
      '# words of names',
      'Haddad',
      `${'Nov'}áková`,
      '',
      '# birth dates',
      '1956-03-12',
      '1956-12-03',
      '1980-01-01',
      '',
      '# national numbers',
      '536229084',
      '',
    ].join('\n'),
  )
  expect(findPatientData('a.json', FILE, readMadeUp(join(root, MADE_UP_FILE)))).toEqual([])
})

test('changes nothing the second time', () => {
  writeFileSync(join(root, 'a.json'), FILE)
  addMadeUp(root, ['a.json'])
  const once = readFileSync(join(root, MADE_UP_FILE), 'utf8')

  expect(addMadeUp(root, ['a.json'])).toBe(0)
  expect(readFileSync(join(root, MADE_UP_FILE), 'utf8')).toBe(once)
})
