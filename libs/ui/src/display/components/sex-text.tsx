import { useUiText } from '../../i18n/use-language.ts'

export interface SexTextProps {
  readonly sex: 'female' | 'male' | 'other' | 'unknown'
}

/** Administrative sex as a word, never a letter (NHS CGS-0005). */
export function SexText({ sex }: SexTextProps) {
  return useUiText().t(`sex.${sex}`)
}

export interface GenderTextProps {
  readonly gender: 'woman' | 'man' | 'non-binary' | 'other' | 'not-disclosed' | null
}

/** Gender as the person states it; a fact of its own beside sex (NHS CGS-0012). */
export function GenderText({ gender }: GenderTextProps) {
  const { t } = useUiText()
  return gender === null ? t('date.notRecorded') : t(`gender.${gender}`)
}
