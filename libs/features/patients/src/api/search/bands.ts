import type { SearchTerm } from './search-terms.ts'

/** A word of the dictionary that a typed word may mean, with how well: 1 for the word itself. */
export interface FoundWord {
  id: string
  score: string
}

/** A term, and what its word was found to mean. */
export interface LookedUpTerm extends SearchTerm {
  words: readonly FoundWord[]
}

/** Those of the matches whose sum of scores lies between two limits. */
export interface Band {
  readonly terms: readonly LookedUpTerm[]
  /** Included. */
  readonly from: number
  /** Not included; undefined for the best. */
  readonly below: number | undefined
}

/**
 * How well the least of the words has to match: as typed; a beginning, or the same consonants; anything alike.
 * No term scores more than 1, so that a sum that is short of all by a quarter at most has no word worse than 0.75.
 */
const LEAST = [1, 0.75, 0] as const

/**
 * Divides what is to be found by how well it matches, best first, so that the many words of the lower bands are
 * looked at only where the upper ones do not fill the page.
 *
 * @param after the score of the last hit of the page before: the bands above it are over
 */
export function planBands(terms: readonly LookedUpTerm[], after: number | undefined): Band[] {
  if (!terms.some(isWord)) return [{ terms, from: 0, below: undefined }]
  const levels = LEAST.filter((least, place) => isNarrower(terms, least, LEAST[place + 1]))
  const limits = levels.map((least) => (least === 0 ? 0 : terms.length - (1 - least)))
  return levels
    .map((least, place) => ({
      terms: terms.map((term) => narrow(term, least)),
      from: limits[place] ?? 0,
      below: limits[place - 1],
    }))
    .filter((band) => !band.terms.some(hasNoWord) && !isOver(band, after))
}

/** Whether a level has so few of the next one's words that looking for them first is worth looking twice. */
function isNarrower(terms: readonly LookedUpTerm[], least: number, next: number | undefined): boolean {
  if (next === undefined) return true
  return terms.some((term) => 2 * narrow(term, least).words.length <= narrow(term, next).words.length)
}

function isOver({ from }: Band, after: number | undefined): boolean {
  return after !== undefined && after < from
}

function narrow(term: LookedUpTerm, least: number): LookedUpTerm {
  return { ...term, words: term.words.filter(({ score }) => Number(score) >= least) }
}

/** Whether a term is a part of a name. */
export function isWord({ word }: SearchTerm): boolean {
  return word !== undefined
}

/** Whether a term is a part of a name, and of none that there is. */
export function hasNoWord(term: LookedUpTerm): boolean {
  return isWord(term) && term.words.length === 0
}
