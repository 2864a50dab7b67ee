import { ROLES, type Role } from '@ehr/contracts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { USER_STATES } from '../../contract.ts'
import css from '../users.module.css'

export interface UserFilterValues {
  readonly text: string
  readonly role: Role | undefined
  readonly state: (typeof USER_STATES)[number]
}

export interface UserFilterProps {
  readonly value: UserFilterValues
  readonly onChange: (value: UserFilterValues) => void
}

/** Narrows the list: a part of name or address, a role, active or not. */
export function UserFilter({ value, onChange }: UserFilterProps) {
  const { t } = useTranslation('users')
  const ui = useUiText()
  return (
    <search className={css.filters}>
      <TextInput
        label={t('filter.text')}
        dir="auto"
        autoComplete="off"
        maxLength={100}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('filter.role')}
        value={value.role ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          onChange({ ...value, role: ROLES.find((role) => role === chosen) })
        }}
      >
        <option value="">{t('filter.anyRole')}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {ui.t(`role.${role}`)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={t('filter.state')}
        value={value.state}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          onChange({ ...value, state: USER_STATES.find((state) => state === chosen) ?? 'active' })
        }}
      >
        {USER_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`filter.states.${state}`)}
          </option>
        ))}
      </NativeSelect>
    </search>
  )
}
