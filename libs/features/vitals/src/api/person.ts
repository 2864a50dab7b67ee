import type { Person } from '../contract/growth/person.ts'
import type { PersonRow } from './queries.ts'

/** The person that a row tells of. */
export function personOf({ birthDate, birthDatePrecision, sex }: PersonRow): Person {
  return {
    birthDate: birthDate === null ? null : { value: birthDate, precision: birthDatePrecision ?? 'day' },
    sex,
  }
}
