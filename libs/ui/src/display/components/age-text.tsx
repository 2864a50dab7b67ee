import type { TFunction } from 'i18next'
import { useUiText } from '../../i18n/use-language.ts'
import type { Age } from '../age.ts'

/** An age in words, `4y 1m`; "Not known" without one. */
export function AgeText({ age }: { readonly age: Age | undefined }) {
  const { t } = useUiText()
  return age === undefined ? t('banner.notKnown') : ageInWords(age, t)
}

/** An age as text of the screen's language. */
export function ageInWords(age: Age, t: TFunction<'ui'>): string {
  const [first = '', second] = age.parts.map(({ unit, count }) => t(`age.${unit}`, { count }))
  const text = second === undefined ? first : t('age.join', { first, second })
  return age.isApproximate ? t('age.about', { age: text }) : text
}
