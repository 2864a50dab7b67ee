import { baseKey, pluralFormOf } from '@ehr/conventions/texts'

/** Texts by their whole key. */
type Texts = ReadonlyMap<string, string>

/**
 * A file to translate: the English texts in their order, with the plural forms of the other language, to be
 * overwritten in place. What was translated before stays as it is.
 */
export function draftTranslation(english: Texts, present: Texts, forms: readonly string[]): Texts {
  const drafted = [...english.keys()].flatMap((key) => draftKeys(key, english, forms))
  const draft = new Map(drafted.map(([key, source]) => [key, present.get(key) ?? english.get(source) ?? '']))
  for (const [key, text] of present) if (!draft.has(key)) draft.set(key, text)
  return draft
}

/** The keys that one English key leads to, each with the English text to begin from. */
function draftKeys(key: string, english: Texts, forms: readonly string[]): [key: string, source: string][] {
  const base = baseKey(key)
  const isCounted = pluralFormOf(key) !== undefined && english.has(`${base}_other`)
  if (!isCounted) return [[key, key]]
  // i18next takes a form for none in every language.
  if (pluralFormOf(key) === 'zero') return forms.includes('zero') ? [] : [[key, key]]
  if (pluralFormOf(key) !== 'other') return []
  return forms.map((form) => {
    const own = `${base}_${form}`
    return [own, english.has(own) ? own : `${base}_other`]
  })
}
