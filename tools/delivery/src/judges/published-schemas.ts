import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { canJudge } from './required-judges.ts'

/** Where published schemas lie, beside the checkout; they are read and never copied. */
export const SCHEMAS = resolve(import.meta.dirname, '../../../../../shared/schemas')

/** Says whether a published file is there. */
export function hasSchema(path: string): boolean {
  return canJudge('schemas', existsSync(join(SCHEMAS, path)))
}

/** Reads a published file. */
export function readSchema(path: string): string {
  return readFileSync(join(SCHEMAS, path), 'utf8')
}

/** Compiles a published JSON Schema; says what is wrong with a value, nothing when it fits. */
export function compileSchema(path: string): (value: unknown) => string[] {
  const { $schema: _draft, ...schema }: Record<string, unknown> = JSON.parse(readSchema(path))
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
  return (value) => listErrors(validate, value)
}

/** Runs a compiled schema. */
export function listErrors(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}
