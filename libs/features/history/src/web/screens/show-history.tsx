import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getRecordHistory } from '../../contract.ts'
import css from '../history.module.css'
import { useVocabulary } from '../use-words.ts'
import { VersionChanges } from '../version-changes.tsx'

/** Every version of a record, the newest first. */
export function Screen({ params: { patientId = '', kind = '', recordId = '' } }: ScreenProps) {
  const { t } = useTranslation('history')
  const vocabulary = useVocabulary(kind)
  const query = useQuery(queryOf(getRecordHistory, { params: { patientId, kind, recordId } }))
  return (
    <Page title={t('title')} {...(vocabulary.title === undefined ? {} : { subtitle: vocabulary.title })}>
      <QueryView query={query}>
        {({ versions, isCut }) => (
          <div className={css.versions}>
            {versions.map((version) => (
              <VersionChanges key={version.version} version={version} vocabulary={vocabulary} />
            ))}
            {isCut && <Notice title={t('cut')} />}
          </div>
        )}
      </QueryView>
    </Page>
  )
}
