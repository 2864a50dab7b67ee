/** A form of a name, as the contracts of patients have it (FHIR HumanName). */
export interface NameForm {
  readonly family?: string | null | undefined
  readonly given: readonly string[]
  readonly prefix?: string | null | undefined
  readonly suffix?: string | null | undefined
  readonly language?: string | null | undefined
}

export interface ShownName {
  readonly text: string
  /** BCP 47, for the `lang` attribute; undefined when not known. */
  readonly language: string | undefined
}

/**
 * A name as it identifies a patient: `FAMILY, Given (Title)` in Latin script (NHS NID-0001 to 0005); in other
 * scripts, and of people with one name, as recorded. Nothing is ever cut.
 */
export function formatName(name: NameForm): ShownName {
  const given = name.given.join(' ')
  const family = name.family ?? ''
  const isLatin = isLatinScript(`${family}${given}`)
  return {
    text: isLatin ? latinName(name, family, given) : recordedName(name, family, given),
    language: name.language ?? (isLatin ? undefined : scriptLanguage(`${family}${given}`)),
  }
}

/** The name to show first and, when that is not in Latin script, its Latin form for the second line. */
export function shownNames(names: readonly NameForm[]): { main: ShownName; latin: ShownName | undefined } {
  const [first, ...others] = names
  if (first === undefined) throw new Error('A patient has at least one name; none was given.')
  const isLatin = isLatinName(first)
  const latin = isLatin ? undefined : others.find(isLatinName)
  return { main: formatName(first), latin: latin && formatName(latin) }
}

function isLatinName(name: NameForm): boolean {
  return isLatinScript(`${name.family ?? ''}${name.given.join('')}`)
}

function isLatinScript(text: string): boolean {
  return /^[\p{Script=Latin}\P{L}]*$/u.test(text)
}

function latinName(name: NameForm, family: string, given: string): string {
  const title = name.prefix ? ` (${name.prefix})` : ''
  const suffix = name.suffix ? ` ${name.suffix}` : ''
  if (family === '' || given === '') return `${family}${given}${suffix}${title}`
  return `${upperCase(family, name.language)}, ${given}${suffix}${title}`
}

// Turkish and its neighbours write the capital of i as İ, which only their own locale does.
function upperCase(text: string, language: string | null | undefined): string {
  return text.toLocaleUpperCase(language ?? 'en')
}

function recordedName(name: NameForm, family: string, given: string): string {
  const isFamilyFirst = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
    family,
  )
  const whole = isFamilyFirst ? `${family}${given}` : [given, family].filter(Boolean).join(' ')
  return [name.prefix, whole, name.suffix].filter(Boolean).join(' ')
}

const SCRIPT_LANGUAGES: readonly (readonly [script: RegExp, language: string])[] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
]

/** The commonest language of a script: fonts and reading machines need one; a recorded one goes before. */
function scriptLanguage(text: string): string | undefined {
  return SCRIPT_LANGUAGES.find(([script]) => script.test(text))?.[1]
}
