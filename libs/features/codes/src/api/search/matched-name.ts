/**
 * The other name that a typed text matched, where it did not match the display: so that whoever typed "heart
 * attack" sees why there is "Myocardial infarction". `undefined` where the display says it, or for a misspelt text.
 *
 * @param synonyms by language
 */
export function matchedName(
  text: string,
  display: string,
  synonyms: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const typed = foldedWords(text)
  if (hasAll(display, typed)) return undefined
  return Object.values(synonyms)
    .flat()
    .find((name) => hasAll(name, typed))
}

/** Whether each word begins one of the words of a name. */
function hasAll(name: string, words: readonly string[]): boolean {
  const own = foldedWords(name)
  return words.every((word) => own.some((one) => one.startsWith(word)))
}

/** Words as the search compares them: see the SQL functions `search_form` and `name_words`. */
function foldedWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}|ـ/gu, '')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/[ٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/^ال(?=.{3})/, ''))
    .filter((word) => word !== '')
}
