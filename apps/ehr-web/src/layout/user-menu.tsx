import { useViewer } from '@ehr/ui'
import { Menu, UnstyledButton } from '@mantine/core'
import {
  IconChevronDown,
  IconKeyboard,
  IconLock,
  IconLogout,
  IconUser,
  IconUserCog,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLock } from '../session/lock/lock-context.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import css from './layout.module.css'
import { LookChoices } from './look-choices.tsx'

/** Who is signed in, how the screen looks, and the way out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('app')
  const viewer = useViewer()
  const signOut = useSignOut()
  const lock = useLock()
  const roles = viewer.roles.map((role) => t(`ui:role.${role}`)).join(' · ')
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={css.user}>
          <span className={css.userText}>
            <bdi className={css.userName}>{viewer.name}</bdi>
            <span className={css.userRole}>{roles}</span>
          </span>
          <IconChevronDown size={16} aria-hidden className={css.chevron} />
          <IconUser size={20} aria-hidden className={css.person} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.menuUser}>
          <bdi className={css.userName}>{viewer.name}</bdi>
          <span className={css.userRole}>{roles}</span>
        </div>
        <LookChoices />
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCog size={16} />}>
          {t('user.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLock size={16} />} onClick={lock}>
          {t('user.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} className={css.turns} />} onClick={signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
