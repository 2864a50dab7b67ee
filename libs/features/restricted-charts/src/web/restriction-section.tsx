import { request, useSend } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ChartRestriction, getChartRestriction, setChartRestriction } from '../contract.ts'

/** Restricts a chart, or opens it again; with what was decided before, and why. */
export function RestrictionSection({ patientId }: PatientProps) {
  const { t } = useTranslation('restricted-charts')
  const query = useQuery(queryOf(getChartRestriction, { params: { patientId } }))
  return (
    <QueryView query={query}>
      {(restriction) => (
        <Section title={restriction.isRestricted ? t('restriction.lift') : t('restriction.restrict')}>
          <RestrictionForm key={restriction.version} patientId={patientId} restriction={restriction} />
        </Section>
      )}
    </QueryView>
  )
}

interface RestrictionFormProps extends PatientProps {
  readonly restriction: ChartRestriction
}

function RestrictionForm({ patientId, restriction }: RestrictionFormProps) {
  const { t } = useTranslation('restricted-charts')
  const params = { patientId }
  const sender = useSend(setChartRestriction, {
    invalidates: CHANGED_READS,
    readCurrent: () => request(getChartRestriction, { params }),
  })
  const isRestricted = !restriction.isRestricted
  const form = useForm({
    schema: setChartRestriction.body,
    initial: { isRestricted, reason: '' },
    version: restriction.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: (current: ChartRestriction) => ({ isRestricted: !current.isRestricted, reason: '' }),
  })
  return (
    <Form form={form} saveLabel={isRestricted ? t('restriction.restrict') : t('restriction.lift')}>
      <p>{isRestricted ? t('restriction.restrictExplain') : t('restriction.liftExplain')}</p>
      <LastDecision restriction={restriction} />
      <TextField field={form.at('reason')} label={t('field.reason')} lines={2} />
    </Form>
  )
}

/** What shows whether a chart is restricted. */
const CHANGED_READS = [
  getChartRestriction.operationId,
  'restricted-charts.access',
  'patients.summary',
  'patients.get',
  'patients.search',
  'patients.recent',
]

function LastDecision({
  restriction: { reason, changedAt, changedBy },
}: Pick<RestrictionFormProps, 'restriction'>) {
  const { t } = useTranslation('restricted-charts')
  if (reason === null) return null
  return (
    <p>
      {t('restriction.last')} <ClinicalMoment at={changedAt} /> · <bdi>{changedBy}</bdi> · <bdi>{reason}</bdi>
    </p>
  )
}
