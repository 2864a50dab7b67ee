import { UnstyledButton } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemoAccount } from '../contract.ts'
import css from './sign-in.module.css'

export interface DemoAccountListProps {
  accounts: readonly DemoAccount[]
  onPick: (account: DemoAccount) => void
}

/** The people of the demo clinic, one per role; a click fills the form, and Enter then signs in. */
export function DemoAccountList({ accounts, onPick }: DemoAccountListProps) {
  const { t } = useTranslation(['session', 'ui'])
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className={css.demo}>
      <h2 id={titleId} className={css.demoTitle}>
        {t('demo.title')}
      </h2>
      <ul className={css.accounts}>
        {accounts.map((account) => (
          <li key={account.email}>
            <UnstyledButton className={css.account ?? ''} onClick={() => onPick(account)}>
              <span className={css.role}>{t(`ui:role.${account.role}`)}</span>
              <bdi className={css.person}>{account.name}</bdi>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
