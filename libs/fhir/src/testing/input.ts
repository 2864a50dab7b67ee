import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A resource as a test states it. */
export type TestResource = { readonly resourceType: string; readonly id?: string } & Record<string, unknown>

/** Writes files into a folder of its own; objects as JSON. @returns the folder. */
export async function writeInput(files: Readonly<Record<string, object | string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-import-'))
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

/** Removes a folder that `writeInput` made. */
export async function removeInput(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** A bundle as Synthea writes it: entries named by UUID, resources by the same id. */
export function bundle(...resources: readonly TestResource[]): object {
  const entry = resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource }))
  return { resourceType: 'Bundle', type: 'transaction', entry }
}

export function patient(id: string, more: Record<string, unknown> = {}): TestResource {
  return {
    resourceType: 'Patient',
    id,
    name: [{ family: 'Haddad', given: ['Nour'] }],
    gender: 'female',
    ...more,
  }
}

export function practitioner(id: string, licence: string): TestResource {
  const identifier = [{ system: 'http://hl7.org/fhir/sid/us-npi', value: licence }]
  return { resourceType: 'Practitioner', id, identifier, name: [{ family: 'Adorno' }] }
}

export function encounter(id: string, patientId: string, more: Record<string, unknown> = {}): TestResource {
  return {
    ...{ resourceType: 'Encounter', id, status: 'finished', class: { code: 'AMB' } },
    subject: { reference: `urn:uuid:${patientId}` },
    period: { start: '2020-03-01T09:00:00Z', end: '2020-03-01T09:30:00Z' },
    ...more,
  }
}

export function observation(id: string, patientId: string, more: Record<string, unknown> = {}): TestResource {
  return {
    ...{ resourceType: 'Observation', id, status: 'final' },
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
    subject: { reference: `urn:uuid:${patientId}` },
    effectiveDateTime: '2020-03-01T09:10:00Z',
    valueQuantity: { value: 72, unit: '/min' },
    ...more,
  }
}
