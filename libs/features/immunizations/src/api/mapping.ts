import type { PartialDate } from '@ehr/contracts'
import type { Immunization, ImmunizationChange } from '../contract.ts'
import type { ImmunizationRow } from './queries.ts'

/** A row as the contract shows it. */
export function toImmunization(row: ImmunizationRow): Immunization {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    status: row.status,
    statusReason: row.statusReason,
    occurredAt: row.occurredAt.toISOString(),
    occurredOn:
      row.occurredOn === null || row.occurredPrecision === null
        ? null
        : { value: row.occurredOn, precision: row.occurredPrecision },
    lotNumber: row.lotNumber,
    expiresOn: row.expiresOn,
    site: row.site,
    route: row.route,
    performer: row.performer,
    place: row.place,
    doseNumber: row.doseNumber,
    isPrimarySource: row.isPrimarySource,
    note: row.note,
    errorReason: row.errorReason,
    encounterId: row.encounterId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}

/** The columns that people write; what was not given has neither lot nor place on the body. */
export function toColumns(input: ImmunizationChange) {
  const { status, isPrimarySource, occurredAt, occurredOn, performer, place, note } = input
  const isGiven = status === 'completed'
  return {
    ...{ status, isPrimarySource, performer, place, note },
    ...momentColumns(isPrimarySource ? occurredAt : null, isPrimarySource ? null : occurredOn),
    statusReason: isGiven ? null : input.statusReason,
    lotNumber: isGiven ? input.lotNumber : null,
    expiresOn: isGiven ? input.expiresOn : null,
    site: isGiven ? input.site : null,
    route: isGiven ? input.route : null,
    doseNumber: isGiven ? input.doseNumber : null,
  }
}

/** A date has a moment too, for order among others: noon is that day in nearly every time zone. */
function momentColumns(occurredAt: string | null, occurredOn: PartialDate | null) {
  return {
    occurredOn: occurredOn?.value ?? null,
    occurredPrecision: occurredOn?.precision ?? null,
    occurredAt: occurredAt ?? `${occurredOn?.value}T12:00:00.000Z`,
  }
}
