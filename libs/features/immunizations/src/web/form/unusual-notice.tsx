import { pointerOf } from '@ehr/ui/form/draft.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { DescribedFieldsProps } from './described-fields.tsx'

/**
 * Asks once about what the server found unusual, in its place before Save. Another day or expiry asks again: what
 * was confirmed was the dose of then.
 */
export function UnusualNotice({ immunization }: DescribedFieldsProps) {
  const { t } = useTranslation('immunizations')
  const confirmed = immunization.at('confirmed')
  const isConfirmed = useFieldValue(confirmed) === true
  const { store } = confirmed
  const pointer = pointerOf(confirmed.path)
  const isAsked = useSyncExternalStore(store.subscribe, () => store.getProblems().has(pointer))
  const { occurredAt, occurredOn, expiresOn, status } = useFieldValue(immunization)
  const asked = JSON.stringify([occurredAt, occurredOn, expiresOn, status])
  const confirmedFor = useRef(asked)
  useEffect(() => {
    if (confirmedFor.current === asked) return
    confirmedFor.current = asked
    confirmed.write(false)
  })
  // The check box was hidden while the form looked for what to focus.
  useEffect(() => {
    if (isAsked) document.getElementById(store.inputId(pointer))?.focus()
  }, [isAsked, store, pointer])
  // Hidden, not absent: what the server says is put at fields that are there.
  return (
    <div hidden={!isAsked && !isConfirmed}>
      <Notice tone="caution" title={t('unusual.title')} isLive>
        <CheckboxField field={confirmed} label={t('unusual.confirm')} />
      </Notice>
    </div>
  )
}
