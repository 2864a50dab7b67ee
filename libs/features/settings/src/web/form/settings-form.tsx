import { getSession } from '@ehr/feature-session/contract'
import { request, useSend } from '@ehr/ui'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { useTranslation } from 'react-i18next'
import { getSettings, type Settings, updateSettings } from '../../contract.ts'
import { draftOf } from './settings-draft.ts'
import { SettingsFields } from './settings-fields.tsx'

/** Changes the settings; every page follows them at once. */
export function SettingsForm({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings')
  const sender = useSend(updateSettings, {
    invalidates: [getSettings.operationId, getSession.operationId],
    readCurrent: () => request(getSettings, {}),
  })
  const form = useForm({
    schema: updateSettings.body,
    initial: draftOf(settings),
    version: settings.version,
    save: (body, version) => sender.send({ body, version }),
    draftOf,
    messages: {
      'Capital letters and hyphens, at most 10, no digit last': t('refusal.mrnPrefix'),
      'The default must be one of the languages offered': t('refusal.defaultLanguage'),
      'Not a time zone of the IANA list': t('refusal.timeZone'),
    },
  })
  return (
    <Form form={form}>
      <SettingsFields form={form} />
    </Form>
  )
}
