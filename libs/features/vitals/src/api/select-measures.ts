import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/observation-component'
import { sql } from 'kysely'
import { LOINC } from '../contract/vital-kinds.ts'

/** Which measured values are meant. */
export interface MeasureFilter {
  enteredInError: 'omit' | 'include'
  /** LOINC. */
  codes?: readonly string[] | undefined
  encounterId?: string | undefined
  observationId?: string | undefined
  /** Strictly before this moment. */
  before?: Date | undefined
}

/** One row for each measured value: an observation's own, or that of one of its components. */
export type MeasureRow = Awaited<ReturnType<ReturnType<typeof selectMeasures>['execute']>>[number]

/** The measured values of a patient's vital signs, whether they stand alone or in a panel; not ordered. */
export function selectMeasures(db: Db, patientId: string, filter: MeasureFilter) {
  const whole = selectWhole(db, patientId, filter)
  const parts = selectParts(db, patientId, filter)
  return db.selectFrom(whole.unionAll(parts).as('measure')).selectAll()
}

function selectWhole(db: Db, patientId: string, filter: MeasureFilter) {
  const query = selectObservations(db, patientId, filter)
    .select(['observation.id', 'observation.id as observationId', ...SHARED])
    .select(['observation.codeSystem', 'observation.code', 'observation.codeDisplay'])
    .select(['observation.valueQuantity', 'observation.valueUnit'])
    .select(sql<string | null>`coalesce(observation.value_display, observation.value_text)`.as('text'))
    .select(['observation.interpretation', 'observation.referenceLow', 'observation.referenceHigh'])
    .select('observation.referenceText')
    .where((is) =>
      is.or([
        is('observation.valueQuantity', 'is not', null),
        is('observation.valueDisplay', 'is not', null),
        is('observation.valueText', 'is not', null),
      ]),
    )
  if (filter.codes === undefined) return query
  return query.where('observation.codeSystem', '=', LOINC).where('observation.code', 'in', filter.codes)
}

function selectParts(db: Db, patientId: string, filter: MeasureFilter) {
  const query = selectObservations(db, patientId, filter)
    .innerJoin('observationComponent as part', 'part.observationId', 'observation.id')
    .select(['part.id', 'observation.id as observationId', ...SHARED])
    .select(['part.codeSystem', 'part.code', 'part.codeDisplay'])
    .select(['part.valueQuantity', 'part.valueUnit'])
    .select(sql<string | null>`coalesce(part.value_display, part.value_text)`.as('text'))
    .select(sql<null>`null::text`.as('interpretation'))
    .select([
      sql<null>`null::numeric`.as('referenceLow'),
      sql<null>`null::numeric`.as('referenceHigh'),
      sql<null>`null::text`.as('referenceText'),
    ])
  if (filter.codes === undefined) return query
  return query.where('part.codeSystem', '=', LOINC).where('part.code', 'in', filter.codes)
}

const SHARED = [
  'observation.encounterId',
  'observation.effectiveAt',
  'observation.status',
  'observation.statusReason',
  'observation.version',
] as const

function selectObservations(db: Db, patientId: string, filter: MeasureFilter) {
  const { enteredInError, encounterId, observationId, before } = filter
  let query = db
    .selectFrom('observation')
    .where('observation.patientId', '=', patientId)
    .where('observation.category', '=', 'vital-signs')
  if (enteredInError === 'omit') query = query.where('observation.status', '!=', 'entered-in-error')
  if (encounterId !== undefined) query = query.where('observation.encounterId', '=', encounterId)
  if (observationId !== undefined) query = query.where('observation.id', '=', observationId)
  if (before !== undefined) query = query.where('observation.effectiveAt', '<', before)
  return query
}
