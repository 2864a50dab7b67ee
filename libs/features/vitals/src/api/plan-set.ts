import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type { ObservationComponentTable } from '@ehr/db-migrations/tables/observation-component'
import type { Insertable } from 'kysely'
import type { VitalValues } from '../contract/judge.ts'
import { BLOOD_PRESSURE, LOINC, VITAL_FACTS, VITAL_KINDS, type VitalKind } from '../contract/vital-kinds.ts'

/** What every row of a set has in common. */
export interface SetFacts {
  readonly patientId: string
  readonly encounterId: string | null
  readonly effectiveAt: string
  readonly issuedAt: Date
  readonly performer: string
  readonly createdBy: string
  readonly updatedBy: string
}

/** The rows that a set becomes; the pressures are the parts of the panel among the observations. */
export interface PlannedSet {
  readonly observations: Insertable<ObservationTable>[]
  readonly pressures: Omit<Insertable<ObservationComponentTable>, 'observationId'>[]
}

const PRESSURES: readonly VitalKind[] = ['systolic', 'diastolic']

/** Plans the rows of a set. */
export function planSet(values: VitalValues, facts: SetFacts): PlannedSet {
  const measured = VITAL_KINDS.flatMap((kind) => {
    const value = values[kind]
    return value ? [{ kind, columns: valueColumns(kind, value) }] : []
  })
  const whole = { ...facts, category: 'vital-signs', status: 'final' } as const
  const pressures = measured.filter(({ kind }) => PRESSURES.includes(kind))
  const others = measured.filter(({ kind }) => !PRESSURES.includes(kind))
  const panels = pressures.length === 0 ? [] : [{ ...whole, ...PANEL }]
  const { createdBy, updatedBy } = facts
  return {
    observations: [...panels, ...others.map(({ columns }) => ({ ...whole, ...columns }))],
    pressures: pressures.map(({ columns }, position) => ({ ...columns, position, createdBy, updatedBy })),
  }
}

/** The same columns as the others', so that all are written in one statement. */
const PANEL = {
  codeSystem: LOINC,
  code: BLOOD_PRESSURE.codes[0],
  codeDisplay: BLOOD_PRESSURE.display,
  valueQuantity: null,
  valueUnit: null,
}

function valueColumns(kind: VitalKind, value: string) {
  const { codes, display, unit } = VITAL_FACTS[kind]
  return {
    codeSystem: LOINC,
    code: codes[0],
    codeDisplay: display,
    valueQuantity: value,
    valueUnit: unit,
  }
}
