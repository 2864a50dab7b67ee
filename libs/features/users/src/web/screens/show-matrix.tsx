import { Page } from '@ehr/ui/page/page.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listPermissions } from '../../contract.ts'
import { groupByFeature } from '../matrix/group-by-feature.ts'
import { MatrixOfRole } from '../matrix/matrix-of-role.tsx'
import { MatrixTable } from '../matrix/matrix-table.tsx'
import { UserTabs } from '../user-tabs.tsx'

/** Which role may do what: every permission in words, as the server checks it. */
export function Screen() {
  const { t } = useTranslation('users')
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const query = useQuery(queryOf(listPermissions, {}))
  const Shape = isPhone ? MatrixOfRole : MatrixTable
  return (
    <Page title={t('matrix.title')} subtitle={t('matrix.explain')}>
      <UserTabs />
      <QueryView query={query}>{({ items }) => <Shape groups={groupByFeature(items)} />}</QueryView>
    </Page>
  )
}
