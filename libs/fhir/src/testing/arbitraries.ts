import fc from 'fast-check'
import { NO_KNOWN_ALLERGY } from '../mappings/allergy-intolerance.ts'

/** Text of any script, as a column has it: trimmed, not empty, no longer than the shortest bound of its kind. */
const textUpTo = (longest: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(longest, 40) })
    .filter((value) => value.trim() === value && !value.includes('\0'))
    .filter(({ length }) => length > 0 && length <= longest)
const text = textUpTo(50)
const url = fc.webUrl().filter(({ length }) => length <= 200)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
const day = moment.map((value) => value.toISOString().slice(0, 10))
const id = fc.uuid()
const one = <const T>(...values: T[]) => fc.constantFrom(...values)
const decimal = fc
  .tuple(fc.boolean(), fc.nat(999_999), optional(fc.stringMatching(/^\d{1,8}$/)))
  .map(
    ([isNegative, whole, fraction]) =>
      `${isNegative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`,
  )

const code = { codeSystem: url, code: text, codeDisplay: text }
const links = { patientId: id, encounterId: optional(id) }

const birth = fc.oneof(
  day.map((value) => ({ birthDate: value, birthDatePrecision: 'day' as const })),
  day.map((value) => ({ birthDate: `${value.slice(0, 7)}-01`, birthDatePrecision: 'month' as const })),
  day.map((value) => ({ birthDate: `${value.slice(0, 4)}-01-01`, birthDatePrecision: 'year' as const })),
  fc.constant({ birthDate: null, birthDatePrecision: null }),
)
const life = fc.oneof(
  moment.map((deceasedAt) => ({ isDeceased: true, deceasedAt })),
  fc.boolean().map((isDeceased) => ({ isDeceased, deceasedAt: null })),
)
const use = fc.oneof(
  fc.constant({ isActive: true, inactiveReason: null }),
  text.map((inactiveReason) => ({ isActive: false, inactiveReason })),
)

const patient = fc
  .record({
    mrn: optional(text),
    sex: one('female', 'male', 'other', 'unknown'),
    genderIdentity: optional(one('woman', 'man', 'non-binary', 'other', 'not-disclosed')),
    language: optional(one('en', 'ar', 'zh-Hant', 'pt-BR')),
    isRestricted: fc.boolean(),
    multipleBirthOrder: optional(fc.integer({ min: 1, max: 12 })),
  })
  .chain((rest) => fc.tuple(birth, life, use).map(([...parts]) => Object.assign({}, rest, ...parts)))

const name = fc
  .record({
    use: one('official', 'usual', 'maiden', 'nickname', 'old', 'anonymous', 'temp'),
    family: optional(text),
    given: fc.array(text, { maxLength: 3 }),
    ...{ prefix: optional(text), suffix: optional(text), language: optional(one('ar', 'en', 'und-Latn')) },
  })
  .filter(({ family, given }) => family !== null || given.length > 0)

const address = fc.record({
  use: optional(one('home', 'work', 'temp', 'old', 'billing')),
  lines: fc.array(text, { maxLength: 3 }),
  ...{ city: optional(text), district: optional(text), state: optional(text) },
  ...{ postalCode: optional(textUpTo(20)), country: text },
})

export const patientRows = fc.record({
  patient,
  patientIdentifier: fc.array(
    fc.record({
      type: one('national-id', 'passport', 'driving-licence', 'insurance', 'other'),
      ...{ system: optional(url), value: text },
    }),
    { maxLength: 3 },
  ),
  patientName: fc.array(name, { minLength: 1, maxLength: 3 }),
  patientContact: fc.array(
    fc.record({
      system: one('phone', 'email', 'fax', 'sms', 'url', 'pager', 'other'),
      ...{ use: optional(one('home', 'work', 'mobile', 'temp', 'old')), value: text },
    }),
    { maxLength: 3 },
  ),
  patientAddress: fc.array(address, { maxLength: 2 }),
  patientRelatedPerson: fc.array(
    fc.record({
      relationship: one(
        ...([
          'mother',
          'father',
          'spouse',
          'partner',
          'child',
          'sibling',
          'guardian',
          'friend',
          'other',
        ] as const),
      ),
      ...{ name: text, phone: optional(text) },
    }),
    { maxLength: 2 },
  ),
})

export const practitionerRows = fc.record({
  practitioner: fc
    .record({
      ...{ familyName: optional(text), givenName: optional(text), prefix: optional(text) },
      ...{ licenceNumber: optional(text), specialty: optional(text), isActive: fc.boolean() },
    })
    .filter(({ familyName, givenName }) => familyName !== null || givenName !== null),
})

export const locationRows = fc.record({
  location: fc.record({
    name: text,
    timeZone: one('UTC', 'Africa/Cairo', 'America/Chicago'),
    isActive: fc.boolean(),
  }),
})

/** Three columns of a concept that may be absent, with their own names. */
function concept(prefix: 'type' | 'reason') {
  const [system, value, display] = [`${prefix}System`, `${prefix}Code`, `${prefix}Display`]
  return fc.option(fc.tuple(url, text, text), { nil: [null, null, null] }).map((three) => {
    return { [system]: three[0], [value]: three[1], [display]: three[2] }
  })
}

const period = fc.tuple(moment, optional(fc.nat(1e9))).map(([startedAt, ms]) => ({
  startedAt,
  endedAt: ms === null ? null : new Date(startedAt.getTime() + ms),
}))

/** Of a column that only people write. */
const nothing = fc.constant(null)

export const encounterRows = fc
  .tuple(
    fc.record({
      ...{ patientId: id, locationId: optional(id), practitionerId: optional(id) },
      status: one('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled'),
      class: one('ambulatory', 'emergency', 'inpatient', 'home', 'virtual'),
      statusReason: nothing,
    }),
    ...[period, concept('type'), concept('reason')],
  )
  .map((parts) => ({ encounter: Object.assign({}, ...parts) }))

// FHIR forbids a clinical status on what was entered in error: there, it is what its absence is read as.
export const conditionRows = fc
  .record({
    ...links,
    ...code,
    category: one('problem-list-item', 'encounter-diagnosis'),
    clinicalStatus: one('active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'),
    verificationStatus: one(
      'unconfirmed',
      'provisional',
      'differential',
      'confirmed',
      'refuted',
      'entered-in-error',
    ),
    ...{ onsetAt: optional(moment), abatedAt: optional(moment), recordedAt: optional(moment) },
    ...{ severity: optional(one('mild', 'moderate', 'severe')), note: optional(text) },
    // Of what came by FHIR, the moments say when.
    ...{ onsetOn: nothing, onsetPrecision: nothing, abatedOn: nothing, abatedPrecision: nothing },
    errorReason: nothing,
  })
  .map((row) => {
    if (row.verificationStatus !== 'entered-in-error') return { condition: row }
    return {
      condition: {
        ...row,
        clinicalStatus: row.abatedAt === null ? ('active' as const) : ('resolved' as const),
      },
    }
  })

export const allergyIntoleranceRows = fc
  .record({
    patientId: id,
    ...code,
    type: optional(one('allergy', 'intolerance')),
    category: optional(one('food', 'medication', 'environment', 'biologic')),
    criticality: optional(one('low', 'high', 'unable-to-assess')),
    clinicalStatus: one('active', 'inactive', 'resolved'),
    verificationStatus: one('unconfirmed', 'confirmed', 'refuted', 'entered-in-error'),
    isNoneKnown: fc.boolean(),
    ...{ reaction: optional(text), reactionSeverity: optional(one('mild', 'moderate', 'severe')) },
    ...{ onsetAt: optional(moment), recordedAt: optional(moment), note: optional(text) },
    ...{ reactions: nothing, onsetOn: nothing, onsetPrecision: nothing, statusReason: nothing },
  })
  .map((row) => ({
    allergyIntolerance: {
      ...row,
      ...(row.isNoneKnown ? { codeSystem: NO_KNOWN_ALLERGY.system, code: NO_KNOWN_ALLERGY.code } : {}),
      clinicalStatus: row.verificationStatus === 'entered-in-error' ? 'active' : row.clinicalStatus,
    },
  }))

const ended = fc
  .tuple(one('cancelled', 'completed', 'stopped', 'entered-in-error'), optional(moment))
  .map(([status, stoppedAt]) => ({ status, stoppedAt }))
const running = one('active', 'on-hold', 'draft').map((status) => ({ status, stoppedAt: null }))
const dose = optional(fc.tuple(decimal, optional(text))).map((value) => ({
  doseQuantity: value?.[0] ?? null,
  doseUnit: value?.[1] ?? null,
}))

export const medicationRequestRows = fc
  .tuple(
    fc.record({
      ...{ frequencyCode: nothing, startsOn: nothing, endsOn: nothing, stopCode: nothing },
      statusReason: nothing,
      ...links,
      ...code,
      practitionerId: optional(id),
      intent: one('proposal', 'plan', 'order', 'original-order', 'filler-order', 'option'),
      ...{ route: optional(text), frequency: optional(text), instructions: optional(text) },
      ...{ isAsNeeded: fc.boolean(), authoredAt: moment, stopReason: optional(text) },
    }),
    ...[fc.oneof(ended, running), dose, concept('reason')],
  )
  .map((parts) => ({ medicationRequest: Object.assign({}, ...parts) }))

export const immunizationRows = fc.record({
  immunization: fc.record({
    ...links,
    ...code,
    status: one('completed', 'not-done', 'entered-in-error'),
    ...{
      statusReason: optional(text),
      occurredAt: moment,
      lotNumber: optional(text),
      expiresOn: optional(day),
    },
    ...{ site: optional(text), doseNumber: optional(fc.integer({ min: 1, max: 20 })) },
    ...{ isPrimarySource: fc.boolean(), route: optional(text), note: optional(text) },
    ...{ occurredOn: nothing, occurredPrecision: nothing },
    ...{ performer: nothing, place: nothing, errorReason: nothing },
  }),
})

const noValue = {
  ...{ valueQuantity: null, valueUnit: null, valueSystem: null, valueCode: null },
  ...{ valueDisplay: null, valueText: null },
}
const value = fc.oneof(
  fc.constant(noValue),
  fc
    .tuple(decimal, optional(text))
    .map(([valueQuantity, valueUnit]) => ({ ...noValue, valueQuantity, valueUnit })),
  fc
    .tuple(url, text, text)
    .map(([valueSystem, valueCode, valueDisplay]) => ({ ...noValue, valueSystem, valueCode, valueDisplay })),
  text.map((valueText) => ({ ...noValue, valueText })),
)

export const observationRows = fc
  .record({
    rest: fc.record({
      ...links,
      ...code,
      category: one('vital-signs', 'laboratory', 'survey', 'social-history', 'imaging', 'exam'),
      status: one('registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'unknown'),
      ...{ effectiveAt: moment, issuedAt: optional(moment) },
      ...{ referenceLow: optional(decimal), referenceHigh: optional(decimal), referenceText: optional(text) },
      interpretation: optional(one('N', 'L', 'H', 'LL', 'HH', 'A', 'AA')),
      ...{ performer: optional(text), note: optional(text), statusReason: nothing },
    }),
    value,
    components: fc.array(fc.tuple(fc.record(code), value), { maxLength: 3 }),
  })
  .map(({ rest, value: own, components }) => ({
    observation: { ...rest, ...own },
    observationComponent: components.map(([what, its]) => ({ ...what, ...its })),
  }))
