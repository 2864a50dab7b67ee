import { ROLES } from '@ehr/contracts'
import { listSites } from '@ehr/feature-settings/contract'
import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { Repeat } from '@ehr/ui/form/fields/repeat.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listUserChoices, type UserInput } from '../../contract.ts'
import css from '../users.module.css'

export type UserDraft = Draft<UserInput>
type GrantDraft = UserDraft['roles'][number]

export const BLANK_GRANT: GrantDraft = { role: null, siteId: null }

export interface UserFieldsProps {
  readonly name: Field<UserDraft['name']>
  readonly roles: Field<UserDraft['roles']>
  readonly practitionerId: Field<UserDraft['practitionerId']>
}

/** Name, roles and practitioner of an account, old or new. */
export function UserFields({ name, roles, practitionerId }: UserFieldsProps) {
  const { t } = useTranslation('users')
  const { data: sites } = useQuery(queryOf(listSites, {}))
  const { data: choices } = useQuery(queryOf(listUserChoices, {}))
  const practitioners = choices?.practitioners ?? []
  return (
    <div className={css.fields}>
      <TextField field={name} label={t('field.name')} />
      <Repeat
        field={roles}
        label={t('field.roles')}
        itemLabel={t('field.role')}
        blank={BLANK_GRANT}
        least={1}
      >
        {(grant) => <GrantFields grant={grant} sites={sites?.items ?? []} />}
      </Repeat>
      <SelectField
        field={practitionerId}
        label={t('field.practitioner')}
        description={t('field.practitionerHint')}
        options={withKept(
          practitioners.map(({ id }) => id),
          practitionerId.read(),
        )}
        optionLabel={(id) => practitioners.find((one) => one.id === id)?.name ?? t('field.noLongerInUse')}
        emptyLabel={t('field.noPractitioner')}
      />
    </div>
  )
}

interface GrantFieldsProps {
  readonly grant: Field<GrantDraft>
  readonly sites: readonly { readonly id: string; readonly name: string; readonly isActive: boolean }[]
}

function GrantFields({ grant, sites }: GrantFieldsProps) {
  const { t } = useTranslation('users')
  const ui = useUiText()
  const inUse = sites.filter(({ isActive }) => isActive).map(({ id }) => id)
  return (
    <div className={css.grant}>
      <SelectField
        field={grant.at('role')}
        label={t('field.role')}
        options={ROLES}
        optionLabel={(role) => ui.t(`role.${role}`)}
      />
      <SelectField
        field={grant.at('siteId')}
        label={t('field.site')}
        options={withKept(inUse, grant.at('siteId').read())}
        optionLabel={(id) => sites.find((site) => site.id === id)?.name ?? t('field.noLongerInUse')}
        emptyLabel={t('field.everywhere')}
      />
    </div>
  )
}

/** What is chosen already stays to be seen, though it is offered to nobody else any more. */
function withKept(options: readonly string[], kept: string | null | undefined): readonly string[] {
  return kept == null || options.includes(kept) ? options : [...options, kept]
}
