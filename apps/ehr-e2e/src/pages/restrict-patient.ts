import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'

/** A patient of one journey only: a glass that another journey broke would be open in this one too. */
export interface RestrictedPatient {
  readonly id: string
  readonly family: string
}

/** Registers somebody and restricts the chart, without the screens; needs an administrator. */
export async function insertRestrictedPatient(page: Page, origin: string): Promise<RestrictedPatient> {
  const family = `Hidden${randomUUID().slice(0, 8).replaceAll(/\d/g, 'x')}`
  const name = { use: 'official', family, given: ['Rosalind'], prefix: null, suffix: null, language: 'en' }
  const patient = await send(
    page.request.post('/api/patients', {
      headers: { origin, 'idempotency-key': randomUUID() },
      data: {
        names: [name],
        birthDate: { value: '1975-03-04', precision: 'day' },
        ...{ sex: 'female', genderIdentity: null, language: null },
        ...{ identifiers: [], contacts: [], addresses: [], relatedPersons: [] },
        ...{ isDeceased: false, deceasedAt: null, multipleBirthOrder: null },
        duplicateReason: 'For a journey',
      },
    }),
  )
  await send(
    page.request.put(`/api/patients/${patient.id}/restriction`, {
      headers: { origin, 'if-match': `"${patient.version}"` },
      data: { isRestricted: true, reason: 'Works at this clinic' },
    }),
  )
  return { id: String(patient.id), family }
}

async function send(
  answering: Promise<{ ok(): boolean; json(): Promise<unknown>; text(): Promise<string> }>,
): Promise<Record<string, unknown>> {
  const answer = await answering
  if (!answer.ok()) throw new Error(await answer.text())
  return Object(await answer.json())
}
