import { coding } from '@ehr/contracts'
import type { Field } from '@ehr/ui/form/field.ts'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { getAllergySummary } from '../../contract.ts'
import { DrugConflicts } from '../drug-conflicts.tsx'
import type { NewAllergyDraft } from './allergy-draft.ts'
import { searchAgents } from './search-agents.ts'

export interface AgentFieldProps {
  readonly patientId: string
  readonly allergy: Field<NewAllergyDraft>
}

/** The agent; below it, as soon as it is chosen, what there is to know before it is recorded. */
export function AgentField({ patientId, allergy }: AgentFieldProps) {
  const { t } = useTranslation('allergies')
  const chosen = z.safeParse(coding, useFieldValue(allergy.at('code')))
  const { data } = useQuery(queryOf(getAllergySummary, { params: { patientId } }))
  const display = chosen.success ? chosen.data.display.trim().toLowerCase() : undefined
  const isKnown =
    data?.state === 'known' &&
    data.agents.some(
      ({ code }) =>
        code.display.trim().toLowerCase() === display ||
        (chosen.success && code.system === chosen.data.system && code.code === chosen.data.code),
    )
  return (
    <>
      <CodeField
        field={allergy.at('code')}
        label={t('field.code')}
        description={t('form.agentHint')}
        search={searchAgents}
      />
      {isKnown && (
        <Notice tone="caution" title={t('form.duplicate')} isLive>
          <TextField field={allergy.at('duplicateReason')} label={t('form.duplicateReason')} />
        </Notice>
      )}
      {chosen.success && <DrugConflicts patientId={patientId} agent={chosen.data} />}
    </>
  )
}
