import { request, useSend } from '@ehr/ui'
import type { Field } from '@ehr/ui/form/field.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Modal } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { createSite, listSites, type Site, siteNameTaken, updateSite } from '../../contract.ts'
import { listTimeZones } from '../form/time-zones.ts'
import css from '../settings.module.css'

export interface NewSiteDialogProps {
  /** The clinic's: most sites are in it. */
  readonly timeZone: string
  readonly onClose: () => void
}

/** Adds a site. */
export function NewSiteDialog({ timeZone, onClose }: NewSiteDialogProps) {
  const { t } = useTranslation('settings')
  const sender = useSend(createSite, { invalidates: [listSites.operationId] })
  const form = useForm({
    schema: createSite.body,
    initial: { name: null, timeZone },
    save: (body) => sender.send({ body }),
    onSaved: onClose,
    messages: siteMessages(t),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('site.add')}
      closeButtonProps={{ 'aria-label': t('site.cancel') }}
    >
      <Form form={form} onCancel={onClose} isLeaveGuarded={false}>
        <SiteFields name={form.at('name')} timeZone={form.at('timeZone')} />
      </Form>
    </Modal>
  )
}

export interface SiteDialogProps {
  readonly site: Site
  readonly onClose: () => void
}

/** Renames a site, moves it to another time zone, takes it out of use or back. */
export function SiteDialog({ site, onClose }: SiteDialogProps) {
  const { t } = useTranslation('settings')
  const params = { siteId: site.id }
  const sender = useSend(updateSite, {
    invalidates: [listSites.operationId],
    readCurrent: async () => await findSite(site.id),
  })
  const form = useForm({
    schema: updateSite.body,
    initial: draftOf(site),
    version: site.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: onClose,
    messages: siteMessages(t),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('site.edit')}
      closeButtonProps={{ 'aria-label': t('site.cancel') }}
    >
      <Form form={form} onCancel={onClose} isLeaveGuarded={false}>
        <SiteFields name={form.at('name')} timeZone={form.at('timeZone')} />
        <CheckboxField
          field={form.at('isActive')}
          label={t('site.isActive')}
          description={t('site.isActiveHint')}
        />
      </Form>
    </Modal>
  )
}

interface SiteFieldsProps {
  readonly name: Field<string | null>
  readonly timeZone: Field<string | null>
}

function SiteFields({ name, timeZone }: SiteFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.fields}>
      <TextField field={name} label={t('site.name')} />
      <SelectField
        field={timeZone}
        label={t('field.timeZone')}
        options={listTimeZones(timeZone.read())}
        optionLabel={(zone) => zone}
      />
    </div>
  )
}

function draftOf({ name, timeZone, isActive }: Site) {
  return { name, timeZone, isActive }
}

async function findSite(id: string): Promise<Site> {
  const { items } = await request(listSites, {})
  const found = items.find((site) => site.id === id)
  if (found === undefined) throw new Error(`The list of sites has no site ${id}, which was just there.`)
  return found
}

function siteMessages(t: TFunction<'settings'>): Record<string, string> {
  return {
    [siteNameTaken.title]: t('problem.SITE_NAME_TAKEN'),
    'Not a time zone of the IANA list': t('refusal.timeZone'),
  }
}
