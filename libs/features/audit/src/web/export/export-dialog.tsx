import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { EXPORT_FORMATS, exportEvents, type Filters, searchEvents } from '../../contract.ts'
import { saveFile } from './save-file.ts'

export interface ExportDialogProps {
  /** What is exported: what the list shows. */
  readonly asked: Filters
  readonly onClose: () => void
}

const schema = z.pick(exportEvents.body, { format: true, reason: true })

/** Takes events out of the installation, for a stated reason that is recorded. */
export function ExportDialog({ asked, onClose }: ExportDialogProps) {
  const { t } = useTranslation('audit')
  const [done, setDone] = useState<{ count: number; isComplete: boolean }>()
  const sender = useSend<typeof exportEvents, { version: number }>(exportEvents, {
    invalidates: [searchEvents.operationId],
  })
  const form = useForm({
    schema,
    initial: { format: 'csv', reason: null },
    save: (body) => sender.send({ body: { ...body, filters: asked } }),
    onSaved: (file) => {
      saveFile(file)
      setDone(file)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('export.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {done === undefined ? (
        <Form form={form} saveLabel={t('export.do')} onCancel={onClose} isLeaveGuarded={false}>
          <p>{t('export.explain')}</p>
          <SelectField
            field={form.at('format')}
            label={t('export.format')}
            options={EXPORT_FORMATS}
            optionLabel={(format) => t(`export.${format}`)}
          />
          <TextField field={form.at('reason')} label={t('export.reason')} lines={2} />
        </Form>
      ) : (
        <Notice
          tone={done.isComplete ? 'ok' : 'caution'}
          title={t('export.done', { count: done.count })}
          actions={<Button onClick={onClose}>{t('close')}</Button>}
          isLive
          takesFocus
        >
          {!done.isComplete && t('export.cut')}
        </Notice>
      )}
    </Modal>
  )
}
