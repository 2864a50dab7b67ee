import type { $ZodType } from 'zod/v4/core'
import type { Path } from './draft.ts'
import type { FormStore } from './form-store.ts'

type KeyOf<T> = NonNullable<T> extends readonly unknown[] ? number : keyof NonNullable<T> & string

type At<T, Key> =
  NonNullable<T> extends readonly (infer Item)[]
    ? Item
    : Key extends keyof NonNullable<T>
      ? NonNullable<T>[Key]
      : never

/** One place of a form's draft, typed: `form.at('names').at(0).at('family')`. Inputs take it as `field`. */
export class Field<T> {
  readonly store: FormStore
  readonly schema: $ZodType
  readonly path: Path

  constructor(store: FormStore, schema: $ZodType, path: Path) {
    this.store = store
    this.schema = schema
    this.path = path
  }

  at<Key extends KeyOf<T>>(key: Key): Field<At<T, Key>> {
    return new Field(this.store, this.schema, [...this.path, key])
  }

  read(): T {
    // The store holds one draft of the form's own type; `at` allows only paths that lead to a T.
    return this.store.read(this.path) as T
  }

  write(value: T): void {
    this.store.write(this.path, value)
  }
}
