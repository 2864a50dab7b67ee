import { ARABIC_MEN, ARABIC_WOMEN, LATIN_MEN, LATIN_WOMEN, STREETS, TOWNS } from '../people/names.ts'
import type { Person } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { PlanPart } from './clinic-plan.ts'

/** What the planners of one patient share. */
export interface PatientToPlan {
  readonly id: string
  readonly mrn: string
  readonly person: Person
  readonly random: Random
  readonly anchor: Temporal.PlainDate
}

/** The patient's own rows: demographics, names, numbers, ways to reach them. */
export function planPatientRecord(patient: PatientToPlan): PlanPart {
  const { id, mrn, person, random, anchor } = patient
  const died = person.diedDaysAgo === undefined ? null : anchor.subtract({ days: person.diedDaysAgo })
  return {
    patient: [
      {
        id,
        mrn,
        birthDate: person.born?.toString() ?? null,
        birthDatePrecision: person.born === undefined ? null : (person.precision ?? 'day'),
        sex: person.sex,
        genderIdentity: person.genderIdentity ?? null,
        language: person.language,
        isActive: person.inactiveReason === undefined,
        inactiveReason: person.inactiveReason ?? null,
        isDeceased: person.isDeceased === true,
        deceasedAt: died === null ? null : `${died}T04:20:00Z`,
        isRestricted: person.isRestricted === true,
        multipleBirthOrder: person.multipleBirthOrder ?? null,
      },
    ],
    patientName: person.names.map((name, position) => ({
      patientId: id,
      position,
      use: name.use,
      family: name.family,
      given: [...name.given],
      prefix: name.prefix ?? null,
      suffix: null,
      language: name.language ?? null,
    })),
    patientContact: person.phone === undefined ? [] : [planPhone(id, person.phone)],
    patientAddress: person.born === undefined ? [] : [planAddress(id, random)],
    patientIdentifier: random.chance(0.7) ? [planIdentifier(id, random)] : [],
    patientRelatedPerson: random.chance(0.5) ? [planRelatedPerson(id, person, random)] : [],
  }
}

function planPhone(patientId: string, value: string) {
  return { patientId, position: 0, system: 'phone' as const, use: 'mobile' as const, value }
}

function planAddress(patientId: string, random: Random) {
  return {
    patientId,
    position: 0,
    use: 'home' as const,
    lines: [`${random.integer(1, 180)} ${random.pick(STREETS)}`],
    city: random.pick(TOWNS),
    district: null,
    state: null,
    postalCode: `9${random.integer(1000, 9999)}`,
    country: null,
  }
}

function planIdentifier(patientId: string, random: Random) {
  const value = `${random.integer(100, 999)}-${random.integer(10, 99)}-${random.integer(1000, 9999)}`
  return { patientId, position: 0, type: 'national-id' as const, system: 'urn:demo:national-id', value }
}

/** Somebody of the same family name, written as the patient's is. */
function planRelatedPerson(patientId: string, person: Person, random: Random) {
  const [shown] = person.names
  const isWoman = random.chance(0.5)
  const isArabic = shown?.language === 'ar'
  const given = isArabic
    ? random.pick<readonly [string, string]>(isWoman ? ARABIC_WOMEN : ARABIC_MEN)[0]
    : random.pick(isWoman ? LATIN_WOMEN : LATIN_MEN)
  const relationship = random.pick([isWoman ? 'mother' : 'father', 'spouse', 'sibling'] as const)
  const name = [given, shown?.family].filter(Boolean).join(' ')
  return { patientId, position: 0, relationship, name, phone: person.phone ?? null }
}
