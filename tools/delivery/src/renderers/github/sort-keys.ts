/** Sorts a record by its keys, by code unit; nothing where it is empty, so that the key is left out. */
export function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> | undefined {
  const entries = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
