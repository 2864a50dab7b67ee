const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>'],
  [/[^\s@"'<>()]+@[^\s@"'<>()]+\.[a-z]{2,}/gi, '<e-mail>'],
  [/\b\d{4}-\d{2}(-\d{2})?\b/g, '<date>'],
  [/\+?\d[\d ().-]{4,}\d/g, '<number>'],
  [/\d{4,}/g, '<number>'],
]

/**
 * Replaces what may identify a person in a text that leaves the browser: ids, e-mail addresses, dates and
 * long numbers (MRN, telephone). Short numbers, such as a status code, stay.
 */
export function maskText(text: string): string {
  return MASKS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text)
}
