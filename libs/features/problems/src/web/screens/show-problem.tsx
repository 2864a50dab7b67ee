import { encounterPaths } from '@ehr/feature-encounters/contract'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink, TextLink } from '@ehr/ui/page/button-link.tsx'
import { type Fact, Facts } from '@ehr/ui/page/facts.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { RecordStamp } from '@ehr/ui/page/record-stamp.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getProblem, type Problem, problemPaths } from '../../contract.ts'

/** One problem, whole. */
export function Screen({ params: { patientId = '', problemId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const query = useQuery(queryOf(getProblem, { params: { patientId, problemId } }))
  return (
    <Page
      title={query.data === undefined ? t('one') : <CodingText coding={query.data.code} />}
      actions={<ButtonLink to={problemPaths.list(patientId)}>{t('all')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(problem) => (
          <>
            <ProblemFacts problem={problem} />
            <RecordStamp record={problem} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function ProblemFacts({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('problems')
  const { patientId, encounterId, note } = problem
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'clinicalStatus', value: t(`value.clinicalStatus.${problem.clinicalStatus}`) },
    { key: 'verificationStatus', value: t(`value.verificationStatus.${problem.verificationStatus}`) },
    { key: 'onsetAt', value: <ClinicalMoment at={problem.onsetAt} show="date" /> },
    ...(problem.isActive
      ? []
      : [{ key: 'abatedAt', value: <ClinicalMoment at={problem.abatedAt} show="date" /> }]),
    { key: 'recordedAt', value: <ClinicalMoment at={problem.recordedAt} show="date" /> },
    { key: 'category', value: t(`value.category.${problem.category}`) },
    { key: 'codeNumber', value: <Identifier value={problem.code.code} /> },
    ...(encounterId === null
      ? []
      : [
          {
            key: 'visit',
            value: <TextLink to={encounterPaths.detail(patientId, encounterId)}>{t('visit')}</TextLink>,
          },
        ]),
    ...(note === null ? [] : [{ key: 'note', value: <bdi>{note}</bdi>, isWide: true }]),
  ]
  return <Facts facts={facts.map((fact) => ({ ...fact, label: t(`field.${fact.key}`) }))} />
}
