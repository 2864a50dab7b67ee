/** One step into a value: a key of an object, or an index of an array. */
export type Step = string | number

/** Parses a path as problems and `--set` write it: `people.codeOwners[1].path`, `environments."a b"`. Nothing when it is none. */
export function parsePath(path: string): Step[] | undefined {
  const parts = [...path.matchAll(PART)]
  if (path === '' || parts.map(([text]) => text).join('') !== path || path.startsWith('.')) return undefined
  return parts.map(([, index, quoted, key]) =>
    index === undefined ? (quoted === undefined ? (key ?? '') : String(JSON.parse(quoted))) : Number(index),
  )
}

const PART = /(?:\[(\d+)\]|\.?(?:("(?:[^"\\]|\\.)*")|([^.[\]"]+)))/g

/** Writes a path as `parsePath` reads it. */
export function renderPath(steps: readonly Step[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      return `${index === 0 ? '' : '.'}${/^[\w$-]+$/.test(step) ? step : JSON.stringify(step)}`
    })
    .join('')
}

/** Gets what lies at a path; nothing where nothing does. */
export function getAt(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) => (isContainer(inner) ? Reflect.get(inner, step) : undefined),
    value,
  )
}

/** Makes a copy of a value with another at a path, or without it when that is `undefined`; keeps the order of keys. */
export function setAt(value: unknown, [step, ...rest]: readonly Step[], wanted: unknown): unknown {
  if (step === undefined) return wanted
  const inner = setAt(isContainer(value) ? Reflect.get(value, step) : undefined, rest, wanted)
  if (Array.isArray(value)) {
    if (inner === undefined) return value.filter((_, index) => index !== Number(step))
    return Number(step) < value.length ? value.with(Number(step), inner) : [...value, inner]
  }
  const entries = Object.entries(isContainer(value) ? value : {}).filter(
    ([key]) => key !== step || inner !== undefined,
  )
  if (inner === undefined) return Object.fromEntries(entries)
  const isThere = entries.some(([key]) => key === step)
  return Object.fromEntries(
    isThere ? entries.map(([key, old]) => [key, key === step ? inner : old]) : [...entries, [step, inner]],
  )
}

/** Lists the steps into a value. */
export function listSteps(value: unknown): Step[] {
  if (Array.isArray(value)) return value.map((_, index) => index)
  return isContainer(value) ? Object.keys(value) : []
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
