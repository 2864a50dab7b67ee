import { LANGUAGE_CODES, LANGUAGES, useViewer } from '@ehr/ui'
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { DENSITIES, useDensity } from '../preferences/density.ts'
import { useSignOut } from '../session/use-sign-out.ts'
import css from './layout.module.css'

const SCHEMES = ['light', 'dark', 'auto'] as const

/** Who is signed in, how the screen looks, and the way out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('app')
  const viewer = useViewer()
  const signOut = useSignOut()
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
        <Menu.Item leftSection={<IconLogout size={16} className={css.turns} />} onClick={signOut}>
          {t('user.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function LookChoices() {
  const { t } = useTranslation('app')
  const [language, changeLanguage] = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, changeDensity] = useDensity()
  const pickLanguage = (picked: string) => {
    const code = LANGUAGE_CODES.find((candidate) => candidate === picked)
    if (code !== undefined) void changeLanguage(code)
  }
  const pickScheme = (picked: string) => {
    const scheme = SCHEMES.find((candidate) => candidate === picked)
    if (scheme !== undefined) setColorScheme(scheme)
  }
  const pickDensity = (picked: string) => {
    const next = DENSITIES.find((candidate) => candidate === picked)
    if (next !== undefined) changeDensity(next)
  }
  return (
    <>
      <Menu.Label>{t('language')}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={pickLanguage}>
        {LANGUAGE_CODES.map((code) => (
          <Menu.RadioItem key={code} value={code} lang={code}>
            {LANGUAGES[code].name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t('look.scheme')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={pickScheme}>
        {SCHEMES.map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme}>
            {t(`look.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Label>{t('look.rows')}</Menu.Label>
      <Menu.RadioGroup value={density} onChange={pickDensity}>
        {DENSITIES.map((choice) => (
          <Menu.RadioItem key={choice} value={choice}>
            {t(`look.${choice}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
