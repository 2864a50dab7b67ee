import { type Digits, intlLocale, type Language } from '../i18n/languages.ts'

/** A number that is no clinical value (a count, a page) in the site's digits. */
export function formatNumber(value: number, language: Language, digits: Digits): string {
  return new Intl.NumberFormat(intlLocale(language, digits)).format(value)
}

/** Text with Arabic-Indic and Persian digits and decimal signs as Latin ones; people type either. */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll('٫', '.')
    .replaceAll('٬', '')
}
