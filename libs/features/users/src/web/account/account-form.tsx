import { request, useSend } from '@ehr/ui'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import { getUser, type User, updateUser } from '../../contract.ts'
import { formMessages } from './form-messages.ts'
import { type UserDraft, UserFields } from './user-fields.tsx'
import { USER_READS } from './user-reads.ts'

/** Name, roles and practitioner of an account. */
export function AccountForm({ user }: { readonly user: User }) {
  const { t } = useTranslation('users')
  const params = { userId: user.id }
  const sender = useSend(updateUser, {
    invalidates: USER_READS,
    readCurrent: () => request(getUser, { params }),
  })
  const form = useForm({
    schema: updateUser.body,
    initial: draftOf(user),
    version: user.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    messages: formMessages(t),
  })
  return (
    <Section title={t('account.rights')}>
      <Form form={form}>
        <UserFields
          name={form.at('name')}
          roles={form.at('roles')}
          practitionerId={form.at('practitionerId')}
        />
      </Form>
    </Section>
  )
}

function draftOf({ name, roles, practitionerId }: User): UserDraft {
  return { name, practitionerId, roles: roles.map(({ role, siteId }) => ({ role, siteId })) }
}
