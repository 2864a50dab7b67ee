/** What languages.json holds of a language; `LanguageFacts` of @ehr/ui says what each part is for. */
export interface PlannedLanguage {
  readonly code: string
  readonly facts: {
    readonly name: string
    readonly locale: string
    readonly direction: string
    readonly nativeDigits: string
    readonly months: readonly string[]
  }
}

/**
 * Works out what is to be registered for a language, by the Unicode data of this Node.
 *
 * @param tag BCP 47; the interface goes by its first part, numbers and plural forms by all of it
 * @throws Error when there is no such language, or it is the one that all are translated from
 */
export function planLanguage(tag: string): PlannedLanguage {
  const locale = parseTag(tag)
  const code = locale.language
  if (code === 'en') throw new Error('English is the language that all others are translated from.')
  const { script = '' } = locale.maximize()
  return {
    code,
    facts: {
      name: nameOf(code),
      locale: locale.baseName,
      direction: RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr',
      nativeDigits: script === 'Arab' ? arabicDigits(code) : 'latn',
      months: monthsOf(code),
    },
  }
}

/** Scripts that run from right to left, of languages in use (Unicode's Bidi_Class R and AL). */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'])

function parseTag(tag: string): Intl.Locale {
  const known = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  try {
    const locale = new Intl.Locale(tag)
    if (known.of(locale.language) !== undefined) return locale
  } catch (cause) {
    throw new Error(`"${tag}" is no language code. Give it as BCP 47: fr, ur, he, pt-BR.`, { cause })
  }
  throw new Error(`There is no language "${tag}". Give it as BCP 47: fr, ur, he, pt-BR.`)
}

function nameOf(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
}

/** Arabic and Kurdish write ٤٥٦; Persian, Urdu and the languages round them ۴۵۶ (CLDR, default numbering). */
function arabicDigits(code: string): string {
  return ['ar', 'ckb', 'sd'].includes(code) ? 'arab' : 'arabext'
}

/** Short names where the language has them in words, else long ones; empty for the team where it has neither. */
function monthsOf(code: string): string[] {
  const styles = (['short', 'long'] as const).map((month) => {
    const format = new Intl.DateTimeFormat(`${code}-u-ca-gregory-nu-latn`, { month, timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2026, at, 15)).replace(/\.$/, ''))
  })
  return (
    styles.find((names) => names.every((name) => !/\d/.test(name))) ?? Array.from({ length: 12 }, () => '')
  )
}
