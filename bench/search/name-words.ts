/** A word of made names, in Latin letters; some also as it would be written in Arabic. */
export interface NameWord {
  readonly latin: string
  readonly arabic: string
}

const ONSETS = 'b br c ch d dr f fr g gr h j k kh l m n p pr r s sh st t tr v w y z'.split(' ')
const VOWELS = 'a e i o u ai ou ee'.split(' ')
const ENDS = ['', '', 'n', 'r', 'l', 's', 'm', 'd']

/** The letters that name_skeleton takes to the same consonants; vowels are not written. */
const ARABIC: Readonly<Record<string, string>> = {
  ...{ kh: 'خ', ch: 'ش', sh: 'ش', b: 'ب', c: 'ك', d: 'د', f: 'ف', g: 'ج', h: 'ه', j: 'ج', k: 'ك', l: 'ل' },
  ...{ m: 'م', n: 'ن', p: 'ب', r: 'ر', s: 'س', t: 'ت', v: 'ف', w: 'و', y: 'ي', z: 'ز' },
}

/** Makes as many different words, the same ones each time; the first are the shortest, as common names are. */
export function makeNameWords(count: number): NameWord[] {
  const words = new Set<string>()
  const next = createDice(7)
  while (words.size < count) {
    const syllables = words.size < count / 20 ? 2 : 2 + (next(2) === 0 ? 1 : 0)
    words.add(Array.from({ length: syllables }, () => syllable(next)).join(''))
  }
  return [...words].map((latin) => ({ latin, arabic: toArabic(latin) }))
}

function syllable(next: (below: number) => number): string {
  const pick = (choices: readonly string[]) => choices[next(choices.length)] ?? ''
  return pick(ONSETS) + pick(VOWELS) + pick(ENDS)
}

function toArabic(latin: string): string {
  return latin.replaceAll(/kh|ch|sh|[a-z]/g, (letter) => ARABIC[letter] ?? '')
}

/** Whole numbers from 0, the same ones each time (Park and Miller, 1988). */
export function createDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}
