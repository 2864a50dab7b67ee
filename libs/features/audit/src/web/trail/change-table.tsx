import { useTranslation } from 'react-i18next'
import type { Change } from '../../contract.ts'
import css from './event-view.module.css'

/** What a write changed: struck before, plain after. */
export function ChangeTable({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('audit')
  return (
    <table className={css.changes}>
      <thead>
        <tr>
          <th scope="col">{t('event.column')}</th>
          <th scope="col">{t('event.before')}</th>
          <th scope="col">{t('event.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ column, before, after }) => (
          <tr key={column}>
            <th scope="row">
              <bdi dir="ltr">{column.replaceAll('_', ' ')}</bdi>
            </th>
            <td>
              {before === null ? (
                <span className={css.none}>{t('event.nothing')}</span>
              ) : (
                <bdi className={css.before}>{before}</bdi>
              )}
            </td>
            <td>
              {after === null ? <span className={css.none}>{t('event.nothing')}</span> : <bdi>{after}</bdi>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
