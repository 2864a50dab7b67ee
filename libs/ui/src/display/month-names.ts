import type { Language } from '../i18n/languages.ts'

/**
 * Month names of clinical dates, January first. Our own, since Intl's differ by browser ("Sept" in en-GB) and
 * a month is never a number (NHS D+Ta-0006).
 */
export const MONTH_NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ar: [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
}
