import { Refusal } from '../sync/refusal.ts'
import { isRecord, listSchemaNodes, listSettings } from './schema-nodes.ts'
import { getAt, parsePath, renderPath, type Step, setAt } from './setting-paths.ts'
import { findClosest } from './suggest.ts'

/**
 * Changes metadata as `--set` says: `pipelines.shards.test=4`. A value is JSON, or else text; what is a text now stays
 * one (`version=17`), and nothing after the sign takes a setting out.
 *
 * @throws Refusal when there is no such setting, with what it might have meant
 */
export function applyAssignment(metadata: unknown, assignment: string): unknown {
  const sign = assignment.indexOf('=')
  const path = sign < 0 ? assignment : assignment.slice(0, sign)
  const steps = parsePath(path)
  if (sign < 0 || steps === undefined)
    throw new Refusal(`"${assignment}" sets nothing.`, [
      'Write <path>=<value>, such as pipelines.shards.test=4.',
    ])
  assertSetting(metadata, path, steps)
  return setAt(metadata, steps, parseValue(assignment.slice(sign + 1), getAt(metadata, steps)))
}

function parseValue(text: string, now: unknown): unknown {
  if (text === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof now === 'string' && typeof value !== 'string' && value !== null ? text : value
  } catch {
    // Not JSON, so it is a text without its quotes.
    return text
  }
}

function assertSetting(metadata: unknown, path: string, steps: readonly Step[]): void {
  const depth = steps.findIndex((_, index) => !isSetting(metadata, steps, index + 1))
  if (depth < 0) return
  const holder = steps.slice(0, depth)
  const where = depth === 0 ? 'delivery.json' : renderPath(holder)
  const known = listKnown(metadata, holder)
  const suggestions = findClosest(String(steps[depth]), known).map((name) =>
    renderPath([...holder, name, ...steps.slice(depth + 1)]),
  )
  throw new Refusal(`There is no setting "${path}".`, [
    ...suggestions.map((suggestion) => `Did you mean ${suggestion}?`),
    known.length === 0 ? `${where} holds no settings.` : `In ${where} there are: ${known.join(', ')}.`,
  ])
}

/**
 * Indexes must be those of elements that are there, or of one more. What the team names, such as an environment, may be
 * new, but nothing can be set within it before it is there.
 */
function isSetting(metadata: unknown, steps: readonly Step[], depth: number): boolean {
  const [path, step] = [steps.slice(0, depth), steps[depth - 1]]
  const holder = getAt(metadata, path.slice(0, -1))
  if (typeof step === 'number') return Array.isArray(holder) && step <= holder.length
  if (Array.isArray(holder) || listSchemaNodes(path).length === 0) return false
  const isNew = getAt(metadata, path) === undefined
  return !(isNew && depth < steps.length && isRecord(path.slice(0, -1)))
}

function listKnown(metadata: unknown, holder: readonly Step[]): string[] {
  const value = getAt(metadata, holder)
  if (Array.isArray(value)) return value.map((_, index) => `[${index}]`)
  const names = [...listSettings(holder), ...Object.keys(Object(value))]
  return [...new Set(names)].filter((name) => name !== '$schema').sort()
}
