/** A piece of a text, and whether a search word is what found it. */
export interface TextPart {
  text: string
  isMatch: boolean
}

/**
 * Cuts a text into matching and other parts: beginnings of its words that the search named, whatever accents,
 * case or Arabic vowel signs either has.
 */
export function markMatches(text: string, search: string): TextPart[] {
  const wanted = search
    .split(/[\s,]+/)
    .map(plain)
    .filter((word) => word !== '')
  return text.split(/(?<=[^\p{L}\p{M}\p{N}’'])|(?=[^\p{L}\p{M}\p{N}’'])/u).flatMap((word) => {
    const found = wanted
      .filter((start) => plain(word).startsWith(start))
      .sort((a, b) => b.length - a.length)[0]
    if (found === undefined) return [{ text: word, isMatch: false }]
    const end = lengthOf(word, found.length)
    return [
      { text: word.slice(0, end), isMatch: true },
      { text: word.slice(end), isMatch: false },
    ].filter((part) => part.text !== '')
  })
}

function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
}

/** How many characters as written make up so many plain ones. */
function lengthOf(word: string, plainLength: number): number {
  let end = 0
  while (end < word.length && plain(word.slice(0, end)).length < plainLength) end += 1
  return end
}
