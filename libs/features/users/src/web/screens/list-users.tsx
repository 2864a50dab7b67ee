import { useIsAllowed } from '@ehr/ui'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inviteUser, searchUsers, userPaths } from '../../contract.ts'
import { columnsOf } from '../list/user-columns.tsx'
import { UserFilter, type UserFilterValues } from '../list/user-filter.tsx'
import { UserTabs } from '../user-tabs.tsx'

/** Who has an account here. */
export function Screen() {
  const { t } = useTranslation('users')
  const navigate = useNavigate()
  const mayInvite = useIsAllowed(inviteUser.access)
  const [filter, setFilter] = useState<UserFilterValues>({ text: '', role: undefined, state: 'active' })
  const [body] = useDebouncedValue(filter, 250)
  const query = useInfiniteQuery({
    ...pagesOf(searchUsers, { body: { ...body, text: body.text === '' ? undefined : body.text } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={t('title')}
      primary={
        mayInvite && (
          <ButtonLink variant="filled" to={userPaths.invite}>
            {t('invite.action')}
          </ButtonLink>
        )
      }
    >
      <UserTabs />
      <UserFilter value={filter} onChange={setFilter} />
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>}
      >
        {({ pages }) => (
          <DataTable
            label={t('title')}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ id }) => id}
            columns={columnsOf(t)}
            onOpen={({ id }) => void navigate({ to: userPaths.edit(id) })}
            rowTone={({ isActive }) => (isActive ? undefined : 'muted')}
            more={query}
          />
        )}
      </QueryView>
    </Page>
  )
}
