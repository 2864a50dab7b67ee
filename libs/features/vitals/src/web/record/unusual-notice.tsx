import { pointerOf } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { askedLimits } from '../../contract/judge.ts'
import type { VitalKind } from '../../contract/vital-kinds.ts'
import type { DraftValues } from './judge-draft.ts'
import { limitsInWords } from './limits-in-words.ts'
import css from './record.module.css'

export interface UnusualNoticeProps {
  readonly confirmed: Field<boolean | null | undefined>
  readonly kinds: readonly VitalKind[]
  readonly values: DraftValues
  /** While a value is being typed nothing is said of it, unless Save is pressed. */
  readonly typing: VitalKind | undefined
  readonly ageMonths: number | undefined
}

/**
 * Asks once about unusual values, in its place before Save. Another unusual value asks again: what was confirmed
 * were the values of then.
 */
export function UnusualNotice({ confirmed, kinds, values, typing, ageMonths }: UnusualNoticeProps) {
  const { t } = useTranslation('vitals')
  const { store } = confirmed
  const pointer = pointerOf(confirmed.path)
  const isAsked = useSyncExternalStore(store.subscribe, () => store.getProblems().has(pointer))
  const told = isAsked ? kinds : kinds.filter((kind) => kind !== typing)
  const asked = JSON.stringify(kinds.map((kind) => [kind, values[kind === 'bmi' ? 'weight' : kind]]))
  const confirmedFor = useRef(asked)
  useEffect(() => {
    if (confirmedFor.current === asked) return
    confirmedFor.current = asked
    confirmed.write(false)
  })
  // The check box may have been hidden while the form looked for what to focus; a wrong value goes first.
  useEffect(() => {
    if (isAsked && store.getProblems().size === 1) document.getElementById(store.inputId(pointer))?.focus()
  }, [isAsked, store, pointer])
  return (
    <div hidden={told.length === 0}>
      <Notice tone="caution" title={t('unusual.title')} isLive>
        <ul className={css.unusual}>
          {told.map((kind) => (
            <li key={kind}>
              {t('unusual.line', {
                sign: t(`kind.${kind}`),
                limits: limitsInWords(kind, askedLimits(kind, ageMonths)),
              })}
            </li>
          ))}
        </ul>
        <CheckboxField field={confirmed} label={t('unusual.confirm')} />
      </Notice>
    </div>
  )
}
