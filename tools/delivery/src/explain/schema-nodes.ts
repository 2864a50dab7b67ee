import { renderJsonSchema } from '../model/json-schema.ts'
import type { Step } from './setting-paths.ts'

type Node = Readonly<Record<string, unknown>>

/** Finds what the schema says of a setting; nothing where there can be none. Choices are all of them. */
export function listSchemaNodes(steps: readonly Step[]): Node[] {
  return steps.reduce<Node[]>(
    (nodes, step) => nodes.flatMap((node) => spread(stepInto(node, step))),
    spread(renderJsonSchema()),
  )
}

/** Whether the keys at a place are names that the team gives. */
export function isRecord(steps: readonly Step[]): boolean {
  return listSchemaNodes(steps).some(({ additionalProperties }) => typeof additionalProperties === 'object')
}

/** Lists the names of settings that there can be at a place. */
export function listSettings(steps: readonly Step[]): string[] {
  return [...new Set(listSchemaNodes(steps).flatMap(({ properties }) => Object.keys(Object(properties))))]
}

function stepInto({ properties, additionalProperties, items }: Node, step: Step): unknown {
  if (typeof step === 'number') return items
  const own = Object(properties)
  return Object.hasOwn(own, step) ? own[step] : additionalProperties
}

function spread(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return []
  const choices: unknown = Object(value).anyOf ?? Object(value).oneOf
  return Array.isArray(choices) ? choices.flatMap(spread) : [Object(value)]
}
