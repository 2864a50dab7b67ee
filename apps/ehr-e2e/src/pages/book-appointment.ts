import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'

/** An appointment of a journey, which tells its row of the day from those of other journeys. */
export interface JourneyAppointment {
  readonly path: string
  readonly version: number
  /** What the patient says; nobody else says it. */
  readonly words: string
}

/** Books an appointment for today, without the screen, for journeys about something else. */
export async function bookToday(page: Page, patient: string): Promise<JourneyAppointment> {
  const found = await readJson(
    page.request.post('/api/patients/search', { data: { text: patient, limit: 1 } }),
  )
  const patientId = String(Object(Object(found.items)[0]).id)
  const { locations, practitioners } = await readJson(page.request.get('/api/appointments/choices'))
  const words = `Journey ${randomUUID().slice(0, 8)}`
  const booked = await readJson(
    page.request.post(`/api/patients/${patientId}/appointments`, {
      headers: { 'idempotency-key': randomUUID(), origin: new URL(page.url()).origin },
      data: {
        startsAt: new Date().toISOString(),
        minutes: 15,
        locationId: Object(Object(locations)[0]).id,
        practitionerId: Object(Object(practitioners)[0]).id,
        visitType: null,
        reason: null,
        reasonText: words,
        comment: null,
        // Journeys run beside each other at the same minute.
        overlapReason: 'A journey of the tests',
      },
    }),
  )
  return {
    path: `/api/patients/${patientId}/appointments/${booked.id}`,
    version: Number(booked.version),
    words,
  }
}

async function readJson(
  answer: Promise<{ ok(): boolean; json(): Promise<unknown>; text(): Promise<string> }>,
): Promise<Record<string, unknown>> {
  const arrived = await answer
  if (!arrived.ok()) throw new Error(await arrived.text())
  return Object(await arrived.json())
}
