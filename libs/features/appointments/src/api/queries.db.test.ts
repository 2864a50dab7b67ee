import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { appointmentOf, type Place } from './appointment-of-tests.ts'
import { toColumns } from './mapping.ts'
import * as queries from './queries.ts'

test('the SQL of every query is recorded', async () => {
  const nobody = randomUUID()
  const id = randomUUID()
  const place: Place = { practitionerId: randomUUID(), locationId: randomUUID() }
  const first = { after: undefined, limit: 26 }
  const after = ['2026-03-04T09:30:00.000Z', nobody] as const
  const list = { ...first, enteredInError: 'omit' as const }
  const day = { ...first, day: '2026-03-04' }
  const span = { practitionerId: nobody, startsAt: new Date(0), endsAt: new Date(1) }
  const columns = toColumns(appointmentOf(place))
  const recorded = await recordQueries(
    queries,
    {
      listAppointments: {
        first: [nobody, list],
        next: [nobody, { ...list, after }],
        'before a moment, with errors': [
          nobody,
          { ...list, before: '2026-03-04T09:30:00.000Z', enteredInError: 'include' },
        ],
      },
      listDay: {
        'all sites': [day],
        'one site and practitioner, next page': [
          { ...day, after, locationId: nobody, practitionerId: nobody },
        ],
      },
      findAppointment: [nobody, nobody],
      insertAppointment: [{ ...columns, patientId: id }],
      updateAppointment: [nobody, 1, columns],
      lockPractitioner: [nobody],
      isOverlapping: { 'a new one': [span, undefined], 'one that is moved': [span, nobody] },
      hasPatient: [nobody],
      listLocations: [],
      listPractitioners: [],
      findPractitionerOf: [nobody],
    },
    async (db) => {
      await db.insertInto('patient').values({ id, mrn: 'recorded' }).execute()
      await db.insertInto('practitioner').values({ id: place.practitionerId, familyName: 'Haddad' }).execute()
      await db
        .insertInto('location')
        .values({ id: place.locationId, name: 'Here', timeZone: 'UTC' })
        .execute()
    },
  )
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
