/** A whole number from 0 to 2³¹−1 that follows from the row's number and the salt, as SQL of type `bigint`. */
export function hashOf(row: string, salt: number): string {
  return `(hashint8extended(${row}, ${salt}) & 2147483647)`
}

/** SQL literal; everything that is not plain goes through the extended form. */
export function quote(text: string): string {
  return text.includes('\\')
    ? `E'${text.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`
    : `'${text.replace(/'/g, "''")}'`
}
