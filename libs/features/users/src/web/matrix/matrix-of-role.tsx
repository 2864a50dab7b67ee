import { ROLES, type Role } from '@ehr/contracts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PermissionGroup } from './group-by-feature.ts'
import { Held } from './held.tsx'
import css from './matrix.module.css'
import { usePermissionWords } from './use-permission-words.ts'

/** One role at a time: what it may do, and what not. */
export function MatrixOfRole({ groups }: { readonly groups: readonly PermissionGroup[] }) {
  const { t } = useTranslation('users')
  const ui = useUiText()
  const [role, setRole] = useState<Role>('administrator')
  const { titleOf, sentenceOf } = usePermissionWords(groups)
  return (
    <>
      <NativeSelect
        label={t('field.role')}
        value={role}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          setRole(ROLES.find((one) => one === chosen) ?? 'administrator')
        }}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {ui.t(`role.${one}`)}
          </option>
        ))}
      </NativeSelect>
      {groups.map(({ feature, permissions }) => (
        <Section key={feature} title={titleOf(feature)}>
          <dl className={css.list}>
            {permissions.map(({ verb, roles }) => (
              <div key={verb} className={css.item}>
                <dt>{sentenceOf(feature, verb)}</dt>
                <dd>
                  <Held isHeld={roles.includes(role)} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </>
  )
}
