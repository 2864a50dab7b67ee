import type { Selectable } from 'kysely'

/** What a row says, without what the database keeps about it and without whose part it is. */
export type Content<Table, Parent extends string = never> = Omit<
  Selectable<Table>,
  'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'position' | Parent
>

/** Gives the list, or nothing where it is empty: FHIR has no empty lists. */
export function unlessEmpty<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list
}

/** Gives the value, or nothing where it is null: FHIR has no null. */
export function unlessNull<T>(value: T | null): T | undefined {
  return value ?? undefined
}
