/** Names of the time zones that this browser knows, with one that is set already, whatever the browser knows. */
export function listTimeZones(current: string | null | undefined): readonly string[] {
  const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])
  if (current != null) known.add(current)
  return [...known].sort()
}
