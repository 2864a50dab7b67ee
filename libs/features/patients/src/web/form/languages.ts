/** Languages that people are asked for first; any other one that a record has is offered beside them. */
const COMMON = [
  'ar',
  'en',
  'am',
  'bn',
  'de',
  'es',
  'fa',
  'fr',
  'hi',
  'ku',
  'pt',
  'ru',
  'so',
  'sv',
  'sw',
  'ti',
  'tr',
  'uk',
  'ur',
  'zh',
]

/** Language tags to choose from, the one in the record among them. */
export function listLanguages(current: string | null | undefined): string[] {
  return current === null || current === undefined || COMMON.includes(current) ? COMMON : [...COMMON, current]
}

/** A language in words of the screen's language; the tag itself where nobody knows it. */
export function languageName(tag: string, screen: string): string {
  return new Intl.DisplayNames([screen], { type: 'language' }).of(tag) ?? tag
}
