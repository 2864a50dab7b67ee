import { useSend } from '@ehr/ui'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type BrokenGlass, listBrokenGlasses, reviewBrokenGlass } from '../../contract.ts'

export interface ReviewDialogProps {
  readonly item: BrokenGlass
  readonly onClose: () => void
}

/** Says that somebody looked into a broken glass, and what they found. */
export function ReviewDialog({ item, onClose }: ReviewDialogProps) {
  const { t } = useTranslation('restricted-charts')
  const sender = useSend(reviewBrokenGlass, { invalidates: [listBrokenGlasses.operationId] })
  const form = useForm({
    schema: reviewBrokenGlass.body,
    initial: { note: null },
    version: item.version,
    save: (body, version) => sender.send({ params: { breakGlassId: item.id }, body, version }),
    onSaved: onClose,
  })
  return (
    <Modal opened onClose={onClose} title={t('review.mark')}>
      <Form form={form} saveLabel={t('review.mark')} onCancel={onClose} isLeaveGuarded={false}>
        <p>
          <bdi>{item.user.name}</bdi> · {t(`value.reasonCode.${item.reasonCode}`)} ·{' '}
          <bdi>{item.reasonText}</bdi>
        </p>
        <TextField field={form.at('note')} label={t('field.reviewNote')} lines={2} />
      </Form>
    </Modal>
  )
}
