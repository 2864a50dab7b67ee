import { text } from '@ehr/contracts'
import { Modal, Stack } from '@mantine/core'
import * as z from 'zod/mini'
import type { PatientFacts } from '../banner/patient-banner.tsx'
import { PatientIdentity } from '../banner/patient-identity.tsx'
import { TextField } from './fields/text-field.tsx'
import { Form } from './form.tsx'
import { type SaveResult, useForm } from './use-form.ts'

const body = z.strictObject({ reason: text(500) })

export interface ReasonDialogProps<Output> {
  readonly title: string
  readonly explain: string
  /** What the reason is called. */
  readonly label: string
  /** What the button does. */
  readonly act: string
  readonly patient: PatientFacts | undefined
  readonly onClose: () => void
  readonly send: (reason: string) => Promise<SaveResult<Output, { readonly version: number }>>
  readonly onDone: (output: Output) => void
}

/** An act that needs a reason, with the patient it is about. */
export function ReasonDialog<Output>(props: ReasonDialogProps<Output>) {
  const { title, explain, label, act, patient, onClose, send, onDone } = props
  const form = useForm({
    schema: body,
    initial: { reason: null },
    save: ({ reason }) => send(reason),
    onSaved: onDone,
  })
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack gap="md">
        {patient !== undefined && <PatientIdentity patient={patient} />}
        <p>{explain}</p>
        <Form form={form} saveLabel={act} onCancel={onClose} isLeaveGuarded={false}>
          <TextField field={form.at('reason')} label={label} lines={2} />
        </Form>
      </Stack>
    </Modal>
  )
}
