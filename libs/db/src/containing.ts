/** The pattern of `ilike` that finds what holds this text anywhere; signs of patterns in it stand for themselves. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
