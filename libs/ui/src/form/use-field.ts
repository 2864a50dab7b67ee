import { useEffect, useSyncExternalStore } from 'react'
import { pointerOf } from './draft.ts'
import type { Field } from './field.ts'
import { type FieldFacts, fieldFacts } from './field-facts.ts'
import type { FieldEntry } from './form-store.ts'

export interface FieldState<T> {
  readonly id: string
  readonly value: T
  readonly problem: string | undefined
  readonly facts: FieldFacts
  readonly setValue: (value: T) => void
}

/** The value of a field, followed as it changes; for what depends on it elsewhere in the form. */
export function useFieldValue<T>(field: Field<T>): T {
  return useSyncExternalStore(field.store.subscribe, () => field.read())
}

/**
 * What an input needs of its field; also makes it known to the form by its label. `unreadable` says what is
 * wrong with typed text that is no value (half a date): the form does not save over it.
 */
export function useField<T>(
  field: Field<T>,
  { label, describe }: FieldEntry,
  unreadable?: string,
): FieldState<T> {
  const { store, path } = field
  const pointer = pointerOf(path)
  useEffect(() => {
    store.fields.set(pointer, { label, describe })
    return () => {
      store.fields.delete(pointer)
    }
  }, [store, pointer, label, describe])
  useEffect(() => {
    store.setUnreadable(pointer, unreadable)
    return () => store.setUnreadable(pointer, undefined)
  }, [store, pointer, unreadable])
  return {
    id: store.inputId(pointer),
    value: useFieldValue(field),
    problem: useSyncExternalStore(store.subscribe, () => store.getProblems().get(pointer)),
    facts: fieldFacts(field.schema, path),
    setValue: (value) => field.write(value),
  }
}
