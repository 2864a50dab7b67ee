import { expect, test } from 'vitest'
import { parseSourceReference, referenceKeys } from './source-reference.ts'

test.each([
  ['urn:uuid:58c297c4', ['Location', 'Organization'], ['Location/58c297c4', 'Organization/58c297c4']],
  ['Patient/1', ['Patient'], ['Patient/1']],
  ['https://server.example/fhir/Patient/1/_history/3', ['Patient'], ['Patient/1']],
  [
    'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|999',
    ['Practitioner'],
    ['Practitioner?http://hl7.org/fhir/sid/us-npi|999'],
  ],
  ['Practitioner?identifier=urn%3Asystem%7C999', ['Practitioner'], ['Practitioner?urn:system|999']],
  ['Patient?identifier=999', ['Patient'], ['Patient?|999']],
] as const)('%s is looked for as %s', (text, targets, keys) => {
  const reference = parseSourceReference(text, targets)
  expect(reference === undefined ? [] : referenceKeys(reference)).toEqual(keys)
})

test.each(['Device/1', '#contained', 'Patient?name=Jane', 'nonsense', ''])(
  '"%s" can mean no patient',
  (text) => {
    expect(parseSourceReference(text, ['Patient'])).toBeUndefined()
  },
)
