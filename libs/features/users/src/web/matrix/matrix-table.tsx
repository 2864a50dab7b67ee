import { ROLES } from '@ehr/contracts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { useTranslation } from 'react-i18next'
import type { PermissionGroup } from './group-by-feature.ts'
import { Held } from './held.tsx'
import css from './matrix.module.css'
import { usePermissionWords } from './use-permission-words.ts'

/** All roles across, all permissions down. */
export function MatrixTable({ groups }: { readonly groups: readonly PermissionGroup[] }) {
  const { t } = useTranslation('users')
  const ui = useUiText()
  const { titleOf, sentenceOf } = usePermissionWords(groups)
  return (
    <section className={css.frame} aria-label={t('matrix.title')} tabIndex={-1}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.permission')}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {ui.t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ feature, permissions }) => (
          <tbody key={feature}>
            <tr className={css.group}>
              <th scope="rowgroup" colSpan={ROLES.length + 1}>
                {titleOf(feature)}
              </th>
            </tr>
            {permissions.map(({ verb, roles }) => (
              <tr key={verb}>
                <th scope="row">{sentenceOf(feature, verb)}</th>
                {ROLES.map((role) => (
                  <td key={role}>
                    <Held isHeld={roles.includes(role)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
