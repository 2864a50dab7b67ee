import { encounterPaths } from '@ehr/feature-encounters/contract'
import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
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
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getProblem, type Problem, problemPaths, updateProblem } from '../../contract.ts'

/** One problem, whole. */
export function Screen({ params: { patientId = '', problemId = '' } }: ScreenProps) {
  const { t } = useTranslation('problems')
  const mayWrite = useIsAllowed(updateProblem.access)
  const query = useQuery(queryOf(getProblem, { params: { patientId, problemId } }))
  return (
    <Page
      title={query.data === undefined ? t('one') : <CodingText coding={query.data.code} />}
      actions={
        <>
          <ButtonLink to={problemPaths.list(patientId)}>{t('all')}</ButtonLink>
          {query.data !== undefined && mayWrite && <ProblemActions problem={query.data} />}
        </>
      }
    >
      <QueryView query={query}>
        {(problem) => (
          <>
            <ProblemFacts problem={problem} />
            <RecordStamp record={problem} history={{ patientId, kind: 'problem', recordId: problem.id }} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

/** What may be done with it; nothing with what was entered in error. */
function ProblemActions({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('problems')
  const { patientId, id } = problem
  if (problem.verificationStatus === 'entered-in-error') return null
  return (
    <>
      <ButtonLink to={problemPaths.error(patientId, id)}>{t('error.action')}</ButtonLink>
      <ButtonLink to={problemPaths.edit(patientId, id)}>{t('edit')}</ButtonLink>
      {problem.isActive && <ButtonLink to={problemPaths.resolve(patientId, id)}>{t('resolve')}</ButtonLink>}
    </>
  )
}

function ProblemFacts({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('problems')
  const { patientId, encounterId, note } = problem
  const facts: Omit<Fact, 'label'>[] = [
    { key: 'clinicalStatus', value: t(`value.clinicalStatus.${problem.clinicalStatus}`) },
    { key: 'verificationStatus', value: t(`value.verificationStatus.${problem.verificationStatus}`) },
    ...(problem.errorReason === null
      ? []
      : [{ key: 'errorReason', value: <bdi>{problem.errorReason}</bdi>, isWide: true }]),
    ...(problem.severity === null
      ? []
      : [{ key: 'severity', value: t(`value.severity.${problem.severity}`) }]),
    { key: 'onsetAt', value: <ClinicalDay date={problem.onset} /> },
    ...(problem.isActive ? [] : [{ key: 'abatedAt', value: <ClinicalDay date={problem.abated} /> }]),
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
