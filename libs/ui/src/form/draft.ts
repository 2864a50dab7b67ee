/** What a form holds while people type: the shape of the contract, with every leaf possibly not filled yet. */
export type Draft<T> = T extends string | number | boolean | null | undefined
  ? T | null
  : T extends readonly (infer Item)[]
    ? readonly Draft<Item>[]
    : { readonly [Key in keyof T]: Draft<T[Key]> }

export type Path = readonly (string | number)[]

/** A path as one string, as in a JSON pointer (RFC 6901): `/names/0/family`. */
export function pointerOf(path: Path): string {
  return path.map((step) => `/${step}`).join('')
}

/** The value at a path; undefined where the way ends before. */
export function readAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (isContainer(inner) ? inner[step] : undefined), value)
}

/** A copy with one value replaced; everything beside the path is the same object as before. */
export function writeAt(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return next
  const inner = isContainer(value) ? value[step] : undefined
  const written = writeAt(inner, rest, next)
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? written : item))
  return { ...(isContainer(value) ? value : {}), [step]: written }
}

/** Whether two drafts say the same; null, undefined and an empty text all mean "not filled". */
export function isSameDraft(one: unknown, other: unknown): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other)
  if (!isContainer(one) || !isContainer(other)) return one === other
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSameDraft(one[key], other[key]))
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}
