import { INFLUENZA, VACCINES } from '../medicine/vaccines.ts'
import type { Random } from '../random.ts'
import type { PlanPart } from './clinic-plan.ts'
import type { Visit } from './plan-visits.ts'

const CVX = 'http://hl7.org/fhir/sid/cvx'

/** Doses that a person of this birth date has had by today, most of them, and autumn's influenza at visits. */
export function planImmunizations(
  patientId: string,
  life: { born: Temporal.PlainDate; today: Temporal.PlainDate; timeZone: string },
  visits: readonly Visit[],
  random: Random,
): PlanPart {
  const due = VACCINES.flatMap((vaccine) =>
    vaccine.months.map((months, index) => ({
      ...vaccine,
      day: life.born.add({ months, days: random.integer(0, 20) }),
      dose: index + 1,
    })),
  )
  const given = due.filter(
    ({ day }) => Temporal.PlainDate.compare(day, life.today) < 0 && random.chance(0.93),
  )
  const series = given.map(({ code, display, day, dose }) => {
    const at = day.toPlainDateTime({ hour: 10 }).toZonedDateTime(life.timeZone).toInstant()
    return planDose({ patientId, code, display, occurredAt: at, doseNumber: dose }, random)
  })
  const autumn = visits
    .filter(
      (visit) =>
        visit.status === 'finished' && [9, 10, 11].includes(visit.startedAt.toZonedDateTimeISO('UTC').month),
    )
    .filter((_, index) => index % 3 === 0)
  const influenza = autumn.map((visit) =>
    planDose(
      { patientId, ...INFLUENZA, occurredAt: visit.startedAt, encounterId: visit.id, doseNumber: null },
      random,
    ),
  )
  return { immunization: [...series, ...influenza] }
}

interface Dose {
  patientId: string
  code: string
  display: string
  occurredAt: Temporal.Instant
  encounterId?: string
  doseNumber: number | null
}

function planDose({ patientId, code, display, occurredAt, encounterId, doseNumber }: Dose, random: Random) {
  return {
    patientId,
    encounterId: encounterId ?? null,
    codeSystem: CVX,
    code,
    codeDisplay: display,
    status: 'completed' as const,
    occurredAt: occurredAt.toString(),
    lotNumber: `D${random.integer(1000, 9999)}`,
    site: random.pick(['left deltoid', 'right deltoid', 'left thigh']),
    doseNumber,
    isPrimarySource: encounterId !== undefined,
  }
}
