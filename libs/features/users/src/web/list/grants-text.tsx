import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../contract.ts'

/** Roles with the sites that they are held at. */
export function GrantsText({ grants }: { readonly grants: User['roles'] }) {
  const ui = useUiText()
  const { t } = useTranslation('users')
  return grants.map(({ role, siteId, siteName }, index) => (
    <Fragment key={`${role} ${siteId}`}>
      {index > 0 && ' · '}
      {ui.t(`role.${role}`)}
      {siteName !== null && (
        <>
          {' '}
          {t('atSite')} <bdi>{siteName}</bdi>
        </>
      )}
    </Fragment>
  ))
}
