import { useState } from 'react'
import { toLatinDigits } from '../../display/digits.ts'
import { useUiText } from '../../i18n/use-language.ts'
import { readTypedNumber } from './typed-number.ts'

export interface TypedNumberState {
  /** The text as typed, with Latin digits; undefined before anything was. */
  readonly typed: string | undefined
  /** Takes new text and returns the number in it, if it is one. */
  readonly type: (text: string) => string | undefined
  /** What is wrong with the text. */
  readonly unreadable: string | undefined
}

/** The text of a number's input, which stays as typed even where it is no number. */
export function useTypedNumber(): TypedNumberState {
  const { t } = useUiText()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  return {
    typed,
    type: (given) => {
      const text = toLatinDigits(given)
      setTyped(text)
      const read = readTypedNumber(text)
      return read.kind === 'number' ? read.text : undefined
    },
    unreadable:
      typed !== undefined && readTypedNumber(typed).kind === 'unreadable' ? t('form.notANumber') : undefined,
  }
}
