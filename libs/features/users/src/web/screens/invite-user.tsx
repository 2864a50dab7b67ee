import { findLanguage, LANGUAGE_CODES, LANGUAGES, useSend } from '@ehr/ui'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inviteUser, searchUsers, userPaths } from '../../contract.ts'
import { formMessages } from '../account/form-messages.ts'
import { BLANK_GRANT, UserFields } from '../account/user-fields.tsx'
import css from '../users.module.css'

/** Makes an account and mails its link. */
export function Screen() {
  const { t } = useTranslation('users')
  const navigate = useNavigate()
  const sender = useSend(inviteUser, { invalidates: [searchUsers.operationId] })
  const form = useForm({
    schema: inviteUser.body,
    initial: { name: null, email: null, roles: [BLANK_GRANT], practitionerId: null, language: null },
    save: (body) => sender.send({ body }),
    onSaved: ({ id }) => void navigate({ to: userPaths.edit(id) }),
    messages: formMessages(t),
  })
  return (
    <Page title={t('invite.title')} subtitle={t('invite.explain')} width="narrow">
      <Form form={form} saveLabel={t('invite.send')} onCancel={() => void navigate({ to: userPaths.list })}>
        <div className={css.fields}>
          <TextField field={form.at('email')} label={t('field.email')} direction="ltr" inputMode="email" />
          <UserFields
            name={form.at('name')}
            roles={form.at('roles')}
            practitionerId={form.at('practitionerId')}
          />
          <SelectField
            field={form.at('language')}
            label={t('field.language')}
            options={LANGUAGE_CODES}
            optionLabel={(code) => LANGUAGES[findLanguage([code])].name}
            emptyLabel={t('field.clinicLanguage')}
          />
        </div>
      </Form>
    </Page>
  )
}
