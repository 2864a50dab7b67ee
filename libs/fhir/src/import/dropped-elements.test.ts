import { expect, test } from 'vitest'
import { MAPPINGS } from '../mappings/all.ts'
import { patientMapping } from '../mappings/patient.ts'
import { carriedTree, countDropped } from './dropped-elements.ts'

test('names each element that a mapping drops, extensions by their URL', () => {
  const dropped: string[] = []
  const resource = {
    resourceType: 'Patient',
    id: '1',
    meta: { lastUpdated: 'x' },
    maritalStatus: { text: 'M' },
    name: [{ family: 'A', period: { start: '2020' } }],
    extension: [
      { url: 'http://x/birthPlace' },
      { url: 'http://hl7.org/fhir/StructureDefinition/patient-genderIdentity' },
    ],
  }
  countDropped(resource, carriedTree(patientMapping), (path) => dropped.push(path))
  expect(dropped).toEqual(['maritalStatus', 'name.period', 'extension(birthPlace)'])
})

test('every remark is about an element that is carried, or says that it is not', () => {
  for (const { resourceType, carried, remarks } of MAPPINGS) {
    const known = carried.flatMap((path) =>
      path.split('.').map((_, end, parts) => parts.slice(0, end + 1).join('.')),
    )
    const strange = Object.entries(remarks).filter(
      ([path, text]) => !known.includes(path) && !/refused/i.test(text),
    )
    expect([resourceType, strange]).toEqual([resourceType, []])
  }
})
