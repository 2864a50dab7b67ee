import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Viewer } from '@ehr/ui/viewer/viewer.ts'
import type { Immunization, ImmunizationChange, ImmunizationInput } from '../../contract.ts'

/** A new dose: given here, now, by whoever records it; the rest is for people to say. */
export function blankImmunization({ name, site }: Viewer): Draft<ImmunizationInput> {
  return {
    code: { system: null, code: null, display: null },
    status: 'completed',
    statusReason: null,
    isPrimarySource: true,
    occurredAt: thisMinute(),
    occurredOn: null,
    lotNumber: null,
    expiresOn: null,
    site: null,
    route: null,
    doseNumber: null,
    performer: name,
    place: site.name,
    note: null,
    encounterId: null,
    confirmed: false,
  }
}

/** What of a record the form shows and writes. An import may have told of a dose by its moment. */
export function draftOf(immunization: Immunization): Draft<ImmunizationChange> {
  const { status, isPrimarySource, occurredAt, occurredOn } = immunization
  const day = { value: occurredAt.slice(0, 10), precision: 'day' } as const
  const { statusReason, lotNumber, expiresOn, site, route, doseNumber, performer, place, note } = immunization
  return {
    status: status === 'entered-in-error' ? null : status,
    ...{ statusReason, isPrimarySource, lotNumber, expiresOn, site, route, doseNumber },
    occurredAt: isPrimarySource ? occurredAt : null,
    occurredOn: isPrimarySource ? null : (occurredOn ?? day),
    ...{ performer, place, note },
    confirmed: false,
  }
}

/** Inputs show no seconds, so a dose of "now" has none. */
function thisMinute(): string {
  const now = new Date()
  now.setUTCSeconds(0, 0)
  return now.toISOString()
}
