import type { DeliveryMetadata } from '../model/metadata.ts'

/** Settings to change, by where they are: `environments.production.approval`; `undefined` takes one out. */
export type Changes = Readonly<Record<string, unknown>>

/** Makes a copy of metadata with some settings changed. */
export function change(metadata: DeliveryMetadata, changes: Changes): unknown {
  const copy: unknown = structuredClone(metadata)
  for (const [path, value] of Object.entries(changes)) set(copy, path.split('.'), value)
  return JSON.parse(JSON.stringify(copy))
}

function set(target: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  const holder = Object(target)
  if (rest.length > 0) {
    holder[key] ??= {}
    set(holder[key], rest, value)
  } else if (value === undefined) delete holder[key]
  else holder[key] = value
}
