import { type Calendar, createCalendar } from '../calendar.ts'
import type { LongCondition } from '../medicine/conditions.ts'
import { LAB_TESTS, type LabTestName, PANELS } from '../medicine/tests.ts'
import { listNamedPeople } from '../people/named-people.ts'
import type { Person } from '../people/person.ts'
import { makePeople } from '../people/random-people.ts'
import { createRandom, type Random } from '../random.ts'
import { type ClinicPlan, joinParts, type PlanPart } from './clinic-plan.ts'
import { planAppointments } from './plan-appointments.ts'
import { pickLongConditions, planAllergies, planLongCondition, planShortCondition } from './plan-illness.ts'
import { planImmunizations } from './plan-immunizations.ts'
import { type Body, planLabResult, planVitals } from './plan-measurements.ts'
import { planPatientRecord } from './plan-patient.ts'
import { planSafety } from './plan-safety.ts'
import { planPastVisits, planThisWeeksVisit, type Visit, type VisitFrame } from './plan-visits.ts'

/** What a demo clinic is made from: the same answers give the same clinic, row by row and id by id. */
export interface ClinicSeed {
  readonly seed: number
  /** Monday of the week that is "this week". */
  readonly anchor: Temporal.PlainDate
  /** Day of that week that is today, 0 to 6. */
  readonly today: number
  readonly timeZone: string
  readonly patients: number
}

const PRACTITIONERS = [
  { familyName: 'Haddad', givenName: 'Layla', prefix: 'Dr', specialty: 'Family medicine' },
  { familyName: 'Whitfield', givenName: 'Oliver', prefix: 'Dr', specialty: 'Internal medicine' },
  { familyName: 'Okonkwo', givenName: 'Adaeze', prefix: 'Dr', specialty: 'Paediatrics' },
  { familyName: 'Okafor', givenName: 'Daniel', prefix: null, specialty: 'Nursing' },
] as const

const LOCATIONS = ['Cedar Road Clinic', 'Northcamp Outpost'] as const

/** Plans a whole clinic; writes nothing. */
export function planClinic({ seed, anchor, today, timeZone, patients }: ClinicSeed): ClinicPlan {
  const random = createRandom(seed)
  const calendar = createCalendar(anchor, timeZone)
  const opened = calendar.moment(-5 * 365, 9)
  const location = LOCATIONS.map((name) => ({ id: random.uuid(opened), name, timeZone }))
  const practitioner = PRACTITIONERS.map((person) => ({ id: random.uuid(opened), ...person }))
  const named = listNamedPeople(calendar)
  const people = [...named, ...makePeople(Math.max(0, patients - named.length), calendar, random.fork(1))]
  const frame = {
    calendar,
    today,
    // The last one is a nurse: visits are led by the others.
    practitionerIds: practitioner.slice(0, -1).map(({ id }) => id),
    locationIds: location.map(({ id }) => id),
  }
  const parts = people.map((person, place) =>
    planPatient(person, place, { ...frame, random: random.fork(1000 + place) }),
  )
  const clinic = joinParts([{ location, practitioner }, ...parts])
  return {
    ...clinic,
    ...planSafety(clinic, random.fork(3)),
    appointment: planAppointments(clinic, { calendar, random: random.fork(2) }),
  }
}

function planPatient(person: Person, place: number, frame: VisitFrame): PlanPart {
  const { calendar, today, random } = frame
  const id = random.uuid(calendar.moment(-4 * 365, 9, place % 60))
  const mrn = String(10_001 + place)
  const past = planPastVisits(person, frame)
  const current = planThisWeeksVisit(place, person, frame)
  const visits = current === undefined ? past : [...past, current]
  const attended = visits.filter((visit) => visit.status === 'finished' || visit.status === 'in-progress')
  const ageYears =
    person.born === undefined ? 40 : calendar.day(today).since(person.born, { largestUnit: 'years' }).years
  const conditions = pickLongConditions(person, ageYears, random)
  return joinParts([
    planPatientRecord({ id, mrn, person, random, anchor: calendar.anchor }),
    { encounter: visits.map((visit) => planEncounter(id, visit, conditions, random)) },
    ...conditions.map((condition) => planLongCondition(id, condition, attended, random)),
    ...attended.filter(({ kind }) => kind === 'acute').map((visit) => planShortCondition(id, visit, random)),
    planAllergies(id, person, attended, random),
    ...(person.born === undefined
      ? []
      : [
          planImmunizations(
            id,
            { born: person.born, today: calendar.day(today), timeZone: calendar.timeZone },
            attended,
            random,
          ),
        ]),
    ...planMeasurements(id, { person, ageYears, conditions, visits: attended, calendar }, random),
  ])
}

function planEncounter(
  patientId: string,
  visit: Visit,
  conditions: readonly LongCondition[],
  random: Random,
) {
  const type = {
    'check-up': { code: '185349003', display: 'Encounter for check up' },
    'follow-up': { code: '390906007', display: 'Follow-up encounter' },
    acute: { code: '185345009', display: 'Encounter for symptom' },
  }[visit.kind]
  const reason = visit.kind === 'follow-up' && conditions.length > 0 ? random.pick(conditions) : undefined
  return {
    id: visit.id,
    patientId,
    locationId: visit.locationId,
    practitionerId: visit.practitionerId,
    status: visit.status,
    class: visit.class,
    typeSystem: 'http://snomed.info/sct',
    typeCode: type.code,
    typeDisplay: type.display,
    reasonSystem: reason === undefined ? null : 'http://snomed.info/sct',
    reasonCode: reason?.code ?? null,
    reasonDisplay: reason?.display ?? null,
    startedAt: visit.startedAt.toString(),
    endedAt: visit.endedAt?.toString() ?? null,
  }
}

interface Measured {
  person: Person
  ageYears: number
  conditions: readonly LongCondition[]
  visits: readonly Visit[]
  calendar: Calendar
}

/** Vital signs at each visit; blood at every third, with the tests that the person's illnesses ask for. */
function planMeasurements(
  id: string,
  { person, ageYears, conditions, visits, calendar }: Measured,
  random: Random,
): PlanPart[] {
  const shift = (name: LabTestName | 'systolic' | 'weight') =>
    conditions.reduce((sum, condition) => sum + (condition.shifts?.[name] ?? 0), 0)
  const grown = {
    height: person.sex === 'male' ? random.normal(175, 6) : random.normal(163, 6),
    weight: (person.sex === 'male' ? random.normal(78, 9) : random.normal(66, 9)) + shift('weight'),
    systolic: random.normal(118, 6) + shift('systolic'),
  }
  return visits.flatMap((visit, index) => {
    const age = person.born === undefined ? ageYears : yearsAt(person.born, visit, calendar.timeZone)
    const vitals = planVitals(id, visit, bodyAt(age, grown), random)
    const isDrawn = index % 3 === 0 && age >= 12
    const names = isDrawn ? testsOf(conditions, random) : []
    const isLast = index === visits.length - 1
    const results = names.map((test) =>
      planLabResult(
        id,
        visit,
        { test, shift: shift(test), status: isLast && random.chance(0.15) ? 'preliminary' : 'final' },
        random,
      ),
    )
    return [vitals, ...results]
  })
}

function testsOf(conditions: readonly LongCondition[], random: Random): LabTestName[] {
  const asked = conditions.flatMap((condition) => condition.tests)
  const routine = random.chance(0.5)
    ? [...PANELS.bloodCount, ...PANELS.metabolic]
    : [...PANELS.metabolic, ...PANELS.lipids]
  const wanted = new Set<LabTestName>([...asked, ...routine])
  return Object.keys(LAB_TESTS).filter((name): name is LabTestName => wanted.has(name as LabTestName))
}

function yearsAt(born: Temporal.PlainDate, visit: Visit, timeZone: string): number {
  const day = visit.startedAt.toZonedDateTimeISO(timeZone).toPlainDate()
  return day.since(born, { largestUnit: 'days' }).days / 365.25
}

/** Children grow roughly along the middle of the WHO's standards; the grown stay as they are. */
function bodyAt(age: number, grown: { height: number; weight: number; systolic: number }): Body {
  if (age >= 17) return { ageYears: age, ...grown }
  const height = age < 2 ? 50 + 18 * age : 86 + (grown.height - 86) * ((age - 2) / 15)
  const weight = age < 1 ? 3.4 + 6 * age : 9.4 + (Math.min(grown.weight, 80) - 9.4) * ((age - 1) / 16) ** 1.25
  return { ageYears: age, height, weight, systolic: 88 + age * 1.8 }
}
