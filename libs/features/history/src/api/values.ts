import type { HistoryValue, PlainValue } from '../contract.ts'

/** What a field holds, records that it refers to still by their ids. */
export type FieldValue = SimpleValue | Parts

export type SimpleValue = PlainValue | RecordReference

export interface RecordReference {
  readonly type: 'id'
  readonly table: string
  readonly id: string
}

export interface Parts {
  readonly type: 'parts'
  readonly items: readonly Part[]
}

/** One part of a record: what it says, field by field. */
export type Part = readonly { readonly field: string; readonly value: SimpleValue }[]

/** All references in some values. */
export function listReferences(values: readonly (FieldValue | null)[]): RecordReference[] {
  return values.flatMap((value) => {
    if (value?.type === 'parts') return listReferences(value.items.flat().map((part) => part.value))
    return value?.type === 'id' ? [value] : []
  })
}

/** Puts names in the places of ids. */
export function nameReferences(
  value: FieldValue | null,
  nameOf: (reference: RecordReference) => string | null,
): HistoryValue | null {
  if (value === null) return null
  if (value.type !== 'parts') return nameReference(value, nameOf)
  const items = value.items.map((part) =>
    part.map((named) => ({ field: named.field, value: nameReference(named.value, nameOf) })),
  )
  return { type: 'parts', items }
}

function nameReference(
  value: SimpleValue,
  nameOf: (reference: RecordReference) => string | null,
): PlainValue {
  return value.type === 'id' ? { type: 'reference', name: nameOf(value) } : value
}
