/** Hides values in what is printed. */
export interface Mask {
  add(value: string): void
  hide(text: string): string
  /** Whether a text holds any of them. */
  finds(text: string): boolean
}

/** Starts with the values given; each line of one of several lines is hidden by itself too. */
export function createMask(values: readonly string[]): Mask {
  const hidden = new Set<string>()
  const add = (value: string) => {
    for (const part of [value, ...value.split(/\r?\n/)]) if (part.trim() !== '') hidden.add(part)
  }
  values.forEach(add)
  // The longest first: a short one may be a part of it.
  const sorted = () => [...hidden].sort((a, b) => b.length - a.length)
  return {
    add,
    hide: (text) => sorted().reduce((rest, value) => rest.replaceAll(value, '***'), text),
    finds: (text) => [...hidden].some((value) => text.includes(value)),
  }
}
