import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject, parseLosslessJson } from '../json/lossless.ts'
import { bundleContext, ownContext } from '../testing/contexts.ts'
import { allergyIntoleranceMapping } from './allergy-intolerance.ts'
import { conditionMapping } from './condition.ts'
import { encounterMapping } from './encounter.ts'
import { immunizationMapping } from './immunization.ts'
import type { Mapping } from './mapping.ts'
import { medicationRequestMapping } from './medication-request.ts'
import { observationMapping } from './observation.ts'
import { patientMapping } from './patient.ts'
import { practitionerMapping } from './practitioner.ts'

const SUBJECT = { subject: { reference: 'urn:uuid:p1' } }
const PATIENT = { patient: { reference: 'urn:uuid:p1' } }
const CODE = { coding: [{ system: 'urn:s', code: 'c', display: 'd' }] }

describe('a patient of another system', () => {
  test('keeps names in several scripts, each with its language', () => {
    const { patientName } = rowsOf(patientMapping, {
      name: [
        { use: 'official', family: 'سليمان', given: ['محمد', 'علي'], extension: [language('ar')] },
        { family: 'Soliman', given: ['Mohamed', 'Aly'], prefix: ['Dr.', 'Prof.'] },
        { text: 'Mohamed Aly Soliman' },
      ],
    })
    expect(patientName.map(({ family, given, prefix, language: of }) => [family, given, prefix, of])).toEqual(
      [
        ['سليمان', ['محمد', 'علي'], null, 'ar'],
        ['Soliman', ['Mohamed', 'Aly'], 'Dr. Prof.', null],
        [null, ['Mohamed Aly Soliman'], null, null],
      ],
    )
  })

  test('brings its record number along as an identifier, and has none of ours', () => {
    const type = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }
    const rows = rowsOf(patientMapping, { identifier: [{ type, system: 'urn:hospital', value: '42' }] })
    expect(rows.patient.mrn).toBeNull()
    expect(rows.patientIdentifier).toEqual([{ type: 'other', system: 'urn:hospital', value: '42' }])
  })

  test('that is inactive says so, with or without a reason', () => {
    const { patient } = rowsOf(patientMapping, { active: false })
    expect([patient.isActive, patient.inactiveReason]).toEqual([false, 'Inactive at its source'])
  })

  test('without a name gets one to be found by', () => {
    const { patientName } = rowsOf(patientMapping, { id: '58c297c4-d684-4677', name: [{ use: 'official' }] })
    expect(patientName).toMatchObject([{ use: 'temp', family: null, given: ['Patient', '58c297c4'] }])
  })

  test('is not longer than what the screens can show', () => {
    const many = <T>(one: T) => Array.from({ length: 30 }, () => one)
    const rows = rowsOf(patientMapping, {
      ...{
        name: many({ given: many('A') }),
        identifier: many({ value: '1' }),
        telecom: many({ value: '1' }),
      },
      ...{ address: many({ line: many('1') }), contact: many({ name: { text: 'B' } }) },
    })
    const lengths = Object.values(rows).flatMap((part) => (Array.isArray(part) ? part.length : []))
    expect([lengths, rows.patientName[0]?.given.length]).toEqual([[20, 10, 20, 10, 10], 8])
    const resource = {
      name: [{ family: 'x'.repeat(201), prefix: many('Dr.') }],
      address: [{ city: 'x'.repeat(101) }],
    }
    expect(problemsOf(patientMapping, resource)).toEqual([
      'name[0].family: is longer than 200 characters',
      'address[0].city: is longer than 100 characters',
    ])
  })

  test('speaks a language by its tag, or none that is known', () => {
    const spoken = (code: string) => ({ communication: [{ language: { coding: [{ code }] } }] })
    const languages = ['en_US', 'AR', 'zh-Hant', 'English'].map((code) =>
      rowsOf(patientMapping, spoken(code)),
    )
    expect(languages.map(({ patient }) => patient.language)).toEqual(['en-US', 'ar', 'zh-Hant', null])
  })

  test('is restricted here when it is there', () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }]
    expect(rowsOf(patientMapping, { meta: { security } }).patient.isRestricted).toBe(true)
  })

  test('keeps what is known of the birth date, and moves it with all other dates', () => {
    const resource = given({ resourceType: 'Patient', birthDate: '1958-11', deceasedDateTime: '2020-01-01' })
    const result = patientMapping.toRows(resource, { ...ownContext, shiftDays: 40 })
    expect(result.ok && result.rows.patient).toMatchObject({
      ...{ birthDate: '1958-12-01', birthDatePrecision: 'month' },
      ...{ isDeceased: true, deceasedAt: new Date('2020-02-10T00:00:00Z') },
    })
  })

  test('names every mistake, and never the value', () => {
    const resource = {
      gender: 'Jane',
      birthDate: 'Jane',
      name: [{ family: 5 }, 'Jane'],
      telecom: {},
      multipleBirthInteger: 99,
    }
    expect(problemsOf(patientMapping, resource)).toEqual([
      'birthDate: is not a date of FHIR',
      'gender: is none of female, male, other, unknown',
      'multipleBirthInteger: is not a whole number from 1 to 12',
      'name[1]: is not an object',
      'name[0].family: is not text',
      'telecom: is not a list',
    ])
  })

  test('with text that no column can hold is refused', () => {
    const resource = { name: [{ family: 'a\0b' }], address: [{ city: '\ud800' }] }
    expect(problemsOf(patientMapping, resource)).toEqual([
      'name[0].family: has characters that are not text',
      'address[0].city: has characters that are not text',
    ])
  })
})

describe('a practitioner', () => {
  test('is refused without a name', () => {
    expect(problemsOf(practitionerMapping, {})).toEqual(['name: has neither a family nor a given name'])
  })
})

describe('an encounter', () => {
  const visit = { ...SUBJECT, status: 'finished', class: { code: 'AMB' }, period: { start: '2026-01-01' } }

  test('takes the primary performer among those who took part, and the place over the organisation', () => {
    const { encounter } = rowsOf(encounterMapping, {
      ...visit,
      participant: [
        { individual: { reference: 'urn:uuid:first' } },
        { type: [{ coding: [{ code: 'PPRF' }] }], individual: { reference: 'urn:uuid:performer' } },
      ],
      serviceProvider: { reference: 'urn:uuid:organisation' },
      location: [{ location: { reference: 'urn:uuid:place' } }],
      reasonReference: [{ reference: 'urn:uuid:sinusitis' }],
    })
    const { practitionerId, locationId, reasonCode } = encounter
    expect([practitionerId, locationId, reasonCode]).toEqual(['performer', 'place', 'sinusitis'])
  })

  test('that ends before it begins is refused', () => {
    const period = { start: '2026-01-02', end: '2026-01-01' }
    expect(problemsOf(encounterMapping, { ...visit, period })).toEqual(['period: ends before it begins'])
  })

  test('without status, class, patient and period is refused for each of them', () => {
    expect(problemsOf(encounterMapping, {})).toEqual([
      'period: is missing',
      'status: is missing',
      'class: has no code',
      'subject: is missing',
    ])
  })
})

describe('a coded statement', () => {
  test('without a code keeps its words, and says that they are words', () => {
    const { condition } = rowsOf(conditionMapping, { ...SUBJECT, code: { text: 'Bad back' } })
    expect([condition.code, condition.codeDisplay]).toEqual(['as-text', 'Bad back'])
    expect(conditionMapping.toFhir({ condition }, { id: 'x' }).code).toEqual({ text: 'Bad back' })
  })

  test('prefers the coding that the user chose', () => {
    const coding = [
      { system: 'urn:a', code: '1' },
      { system: 'urn:b', code: '2', userSelected: true },
    ]
    expect(rowsOf(conditionMapping, { ...SUBJECT, code: { coding } }).condition.code).toBe('2')
  })

  test('of no known allergy is recorded as that', () => {
    const code = { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] }
    expect(rowsOf(allergyIntoleranceMapping, { ...PATIENT, code }).allergyIntolerance.isNoneKnown).toBe(true)
  })
})

describe('an observation', () => {
  const finding = { ...SUBJECT, status: 'final', code: CODE, effectiveDateTime: '2026-01-01T00:00:00Z' }

  test('keeps the digits of its value', () => {
    const text = '{"valueQuantity":{"value":5.40,"unit":"mg/dL"}}'
    const { observation } = rowsOf(observationMapping, { ...finding, ...given(text) })
    expect([observation.valueQuantity, observation.valueUnit]).toEqual(['5.40', 'mg/dL'])
  })

  test.each([
    ['{"valueQuantity":{"value":5.0,"comparator":"<","code":"mg/dL"}}', '< 5.0 mg/dL'],
    ['{"valueRange":{"low":{"value":1},"high":{"value":5,"unit":"/hpf"}}}', '1 – 5 /hpf'],
    ['{"valueRatio":{"numerator":{"value":1},"denominator":{"value":128}}}', '1 : 128'],
    ['{"valueBoolean":false}', 'false'],
    ['{"valueDateTime":"2026-01-01T00:00:00Z"}', '2026-01-01T00:00:00.000Z'],
    ['{"valueCodeableConcept":{"text":"clear"}}', null],
  ])('with %s does not become a number that was not measured', (text, words) => {
    const { observation } = rowsOf(observationMapping, { ...finding, ...given(text) })
    expect([observation.valueQuantity, observation.valueText]).toEqual([null, words])
  })

  test('whose value has no place is refused instead of being imported without it', () => {
    expect(problemsOf(observationMapping, { ...finding, valueSampledData: {} })).toEqual([
      'valueSampledData: has no place in the record',
    ])
  })

  test('takes the normal reference range, and says for whom it is', () => {
    const text = `{"referenceRange":[
      {"type":{"coding":[{"code":"treatment"}]},"low":{"value":1.0}},
      {"type":{"coding":[{"code":"normal"}]},"low":{"value":3.50},"high":{"value":5.0},"appliesTo":[{"text":"adults"}]}]}`
    const { observation } = rowsOf(observationMapping, { ...finding, ...given(text) })
    expect(observation).toMatchObject({ referenceLow: '3.50', referenceHigh: '5.0', referenceText: 'adults' })
  })
})

test('a reference range that no number of the contract holds is said in words', () => {
  const text = '{"referenceRange":[{"low":{"value":0.123456789},"high":{"value":1}}]}'
  const finding = { ...SUBJECT, status: 'final', code: CODE, effectiveDateTime: '2026-01-01T00:00:00Z' }
  const { observation } = rowsOf(observationMapping, { ...finding, ...given(text) })
  const { referenceLow, referenceText } = observation
  expect([referenceLow, referenceText]).toEqual([null, '0.123456789 – 1'])
})

describe('a prescription', () => {
  const request = { ...SUBJECT, status: 'stopped', authoredOn: '2026-01-01', medicationCodeableConcept: CODE }

  test('takes the drug from a contained medication', () => {
    const { medicationCodeableConcept: _, ...rest } = request
    const contained = [
      { resourceType: 'Medication', id: 'm', code: { coding: [{ system: 'urn:rx', code: '7' }] } },
    ]
    const resource = { ...rest, contained, medicationReference: { reference: '#m' } }
    expect(rowsOf(medicationRequestMapping, resource).medicationRequest.code).toBe('7')
  })

  test('in use has no stop, whenever it is planned to end', () => {
    const dosageInstruction = [{ timing: { repeat: { boundsPeriod: { end: '2026-02-01T00:00:00Z' } } } }]
    const ended = rowsOf(medicationRequestMapping, { ...request, dosageInstruction })
    const active = rowsOf(medicationRequestMapping, { ...request, status: 'active', dosageInstruction })
    expect(ended.medicationRequest.stoppedAt).toEqual(new Date('2026-02-01T00:00:00Z'))
    expect(active.medicationRequest.stoppedAt).toBeNull()
  })

  test('says how often in words where only numbers are given', () => {
    const text = '{"dosageInstruction":[{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}}}]}'
    const { medicationRequest } = rowsOf(medicationRequestMapping, { ...request, ...given(text) })
    expect(medicationRequest.frequency).toBe('2 × 1 d')
  })
})

describe('a vaccination', () => {
  test('with a lot that is good for a month is good until its end', () => {
    const vaccination = {
      ...PATIENT,
      status: 'completed',
      vaccineCode: CODE,
      occurrenceDateTime: '2026-01-01',
    }
    const { immunization } = rowsOf(immunizationMapping, { ...vaccination, expirationDate: '2028-02' })
    expect(immunization.expiresOn).toBe('2028-02-29')
  })
})

function rowsOf<Rows>(mapping: Mapping<Rows>, resource: object): Rows {
  const result = mapping.toRows(given(resource), bundleContext)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.rows
}

function problemsOf<Rows>(mapping: Mapping<Rows>, resource: object): string[] {
  const result = mapping.toRows(given(resource), bundleContext)
  return result.ok ? [] : result.problems.map(({ path, detail }) => `${path}: ${detail}`)
}

/** What a file with this in it is read as. */
function given(resource: object | string): JsonObject {
  const text = typeof resource === 'string' ? resource : JSON.stringify(resource)
  const parsed = parseLosslessJson(text)
  if (!isJsonObject(parsed)) throw new Error('A resource is an object.')
  return parsed
}

function language(code: string) {
  return { url: 'http://hl7.org/fhir/StructureDefinition/language', valueCode: code }
}
