import type { Coding } from '@ehr/contracts'
import { handle, type RequestContext } from '@ehr/http'
import { DRUG_KNOWLEDGE } from '../contract/drug-knowledge.ts'
import type { DrugWarning } from '../contract/drug-warning.ts'
import * as orders from '../contract/orders.ts'
import {
  type CurrentMedication,
  type KnownAllergy,
  planAllergy,
  planWarnings,
} from '../contract/plan-warnings.ts'
import { resolveDrug } from '../contract/resolve-substance.ts'
import { getWarningContext } from './warning-context.ts'
import { listOverrides, type OverrideRow } from './write-queries.ts'

export const checkRoutes = [
  handle(orders.checkMedication, check),
  handle(orders.checkAllergy, checkNewAllergy),
  handle(orders.listConflicts, listConflicts),
  handle(orders.listOverrides, listOverridden),
]

async function check({ db, params, body }: RequestContext<typeof orders.checkMedication>) {
  const context = await getWarningContext(db, params.patientId, body.exceptId)
  return { warnings: planWarnings(body.code, context), knowledgeVersion: DRUG_KNOWLEDGE.version }
}

async function checkNewAllergy({ db, params, body }: RequestContext<typeof orders.checkAllergy>) {
  const { medications } = await getWarningContext(db, params.patientId)
  const allergy = allergyOf(body.code)
  return { warnings: medications.flatMap((drug) => conflictsOf(drug, allergy)) }
}

async function listConflicts({ db, params }: RequestContext<typeof orders.listConflicts>) {
  const { medications, allergies } = await getWarningContext(db, params.patientId)
  const answered = await listOverrides(db, params.patientId)
  const isAnswered = (medicationId: string, warning: DrugWarning) =>
    answered.some(
      (row) =>
        row.medicationId === medicationId &&
        row.conflictId === warning.conflict?.id &&
        row.conflictVersion === warning.conflict.version,
    )
  const items = medications.flatMap(({ id, code }) =>
    allergies
      .flatMap((allergy) => planAllergy(resolveDrug(code, DRUG_KNOWLEDGE), allergy, DRUG_KNOWLEDGE))
      .filter((warning) => warning.severity !== null && !isAnswered(id, warning))
      .map((warning) => ({ medicationId: id, code, warning })),
  )
  return { items }
}

async function listOverridden({ db, params }: RequestContext<typeof orders.listOverrides>) {
  const rows = await listOverrides(db, params.patientId, params.medicationId)
  return { items: rows.map(toOverride) }
}

/** An allergy that is not recorded yet. */
function allergyOf(code: Coding): KnownAllergy {
  return { id: '00000000-0000-0000-0000-000000000000', version: 1, code, criticality: null, reaction: null }
}

/** What an allergy says of a drug that is taken already: the drug is then what it conflicts with. */
function conflictsOf({ id, version, code }: CurrentMedication, allergy: KnownAllergy): DrugWarning[] {
  const drug = resolveDrug(code, DRUG_KNOWLEDGE)
  const conflict = { type: 'medication' as const, id, version, code, reaction: null }
  const warnings = planAllergy(drug, allergy, DRUG_KNOWLEDGE)
  const told = warnings.map((warning) => ({ ...warning, id: `${warning.kind}.${id}.${version}`, conflict }))
  if (drug !== undefined || told.length > 0) return told
  const gap = { kind: 'medication-not-checked', severity: null, mustAnswer: false, matched: null } as const
  return [{ ...gap, id: `${gap.kind}.${id}.${version}`, conflict, basis: 'code', source: null }]
}

function toOverride(row: OverrideRow): orders.Override {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    conflict: { system: row.conflictSystem, code: row.conflictCode, display: row.conflictDisplay },
    matched: row.matched,
    knowledgeVersion: row.knowledgeVersion,
    reasonCode: row.reasonCode,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
  }
}
