import {
  $ZodArray,
  type $ZodCheck,
  type $ZodChecks,
  $ZodDefault,
  $ZodEnum,
  $ZodNullable,
  $ZodObject,
  $ZodOptional,
  $ZodPrefault,
  $ZodReadonly,
  type $ZodType,
} from 'zod/v4/core'
import type { Path } from './draft.ts'

/** What a contract says of one field, as far as its input shows it. */
export interface FieldFacts {
  readonly isRequired: boolean
  /** What an emptied input means to the contract. */
  readonly blank: null | undefined
  readonly maxLength: number | undefined
  readonly options: readonly string[] | undefined
}

/** Reads the facts of a field from its schema. Unknown paths have no facts: not required, no limits. */
export function fieldFacts(schema: $ZodType, path: Path): FieldFacts {
  const found = path.reduce<$ZodType | undefined>((inner, step) => inner && childOf(inner, step), schema)
  if (found === undefined) return { isRequired: false, blank: null, maxLength: undefined, options: undefined }
  const { inner, isNullable, isOptional } = unwrap(found)
  return {
    isRequired: !isNullable && !isOptional,
    blank: isOptional && !isNullable ? undefined : null,
    maxLength: maxLengthOf(inner),
    options: inner instanceof $ZodEnum ? Object.values(inner._zod.def.entries).map(String) : undefined,
  }
}

function childOf(schema: $ZodType, step: string | number): $ZodType | undefined {
  const { inner } = unwrap(schema)
  if (inner instanceof $ZodObject) return inner._zod.def.shape[step]
  return inner instanceof $ZodArray ? inner._zod.def.element : undefined
}

interface Unwrapped {
  readonly inner: $ZodType
  readonly isNullable: boolean
  readonly isOptional: boolean
}

function unwrap(schema: $ZodType): Unwrapped {
  if (schema instanceof $ZodNullable) return { ...unwrap(schema._zod.def.innerType), isNullable: true }
  if (schema instanceof $ZodOptional || schema instanceof $ZodDefault || schema instanceof $ZodPrefault) {
    return { ...unwrap(schema._zod.def.innerType), isOptional: true }
  }
  if (schema instanceof $ZodReadonly) return unwrap(schema._zod.def.innerType)
  return { inner: schema, isNullable: false, isOptional: false }
}

function maxLengthOf(schema: $ZodType): number | undefined {
  for (const check of schema._zod.def.checks ?? []) {
    const def = knownCheck(check)._zod.def
    if (def.check === 'max_length') return def.maximum
  }
  return undefined
}

function knownCheck(check: $ZodCheck<never>): $ZodChecks {
  // zod types a schema's checks as any check; all that it can make are in the union, told apart by `check`.
  return check as unknown as $ZodChecks
}
