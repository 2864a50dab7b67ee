/** Letters that Unicode does not take apart into a plain one and its accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
}

/** Latin letters without their accents: "Réferrals" is "Referrals", "Röntgen" is "Rontgen". */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæÆœŒøØđĐðÐþÞłŁı]/g, (letter) => LETTERS[letter] ?? letter)
}

/**
 * The words of a name in any case, in lower case: "LABOrders", "labOrders", "lab_orders" and "Lab orders" are `lab`,
 * `orders`. A number belongs to the word before it: "covid-19 tests" is `covid19`, `tests`.
 */
export function wordsOf(name: string): string[] {
  const parts = withoutAccents(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    // Not before the s of "MRIs".
    .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())
  const words: string[] = []
  for (const part of parts) {
    const before = words.at(-1)
    if (before === undefined || !/^\d/.test(part)) words.push(part)
    else words[words.length - 1] = `${before}${part}`
  }
  return words
}

/** Words as a variable: `labOrders`. */
export function camelOf(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : capitalised(word))).join('')
}

/** Words as a type: `LabOrders`. */
export function pascalOf(words: readonly string[]): string {
  return capitalised(camelOf(words))
}

/**
 * Words as a name in PostgreSQL, of the kind that Kysely's CamelCasePlugin takes back and forth: single letters in the
 * middle join the word after them (`vitamin_dlevels`), since `vitaminDLevels` is all that it sees.
 */
export function snakeOf(words: readonly string[]): string {
  return camelOf(words)
    .replace(/(?<=[^A-Z])([A-Z])/g, '_$1')
    .toLowerCase()
}

/** A name in PostgreSQL as Kysely's key for it. */
export function keyOfColumn(name: string): string {
  return camelOf(name.split('_'))
}

/** The first letter in upper case: a label from words. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
