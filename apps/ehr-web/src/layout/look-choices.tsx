import { LANGUAGES, useViewer } from '@ehr/ui'
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listOffered } from '../i18n/clinic-language.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { DENSITIES } from '../preferences/density.ts'
import { SCHEMES } from '../preferences/own-look.ts'
import { useLook } from '../preferences/use-look.ts'
import css from './layout.module.css'

/** Language, colours and height of rows, as groups of the user's menu; and in which zone times are. */
export function LookChoices() {
  const { t } = useTranslation('app')
  const { site } = useViewer()
  const [language, changeLanguage] = useLanguage()
  const { scheme, changeScheme, density, changeDensity } = useLook()
  return (
    <>
      <Choice
        label={t('language')}
        values={listOffered(site.languages ?? [])}
        value={language}
        onPick={(picked) => void changeLanguage(picked)}
        describe={(code) => <bdi lang={code}>{LANGUAGES[code].name}</bdi>}
      />
      <Choice
        label={t('look.scheme')}
        values={SCHEMES}
        value={scheme}
        onPick={changeScheme}
        describe={(choice) => t(`look.${choice}`)}
      />
      <Choice
        label={t('look.rows')}
        values={DENSITIES}
        value={density}
        onPick={changeDensity}
        describe={(choice) => t(`look.${choice}`)}
      />
      <Menu.Label>{t('look.timeZone')}</Menu.Label>
      <bdi dir="ltr" className={css.menuFact}>
        {site.timeZone}
      </bdi>
    </>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  readonly value: Value
  readonly onPick: (value: Value) => void
  readonly describe: (value: Value) => ReactNode
}

function Choice<Value extends string>({ label, values, value, onPick, describe }: ChoiceProps<Value>) {
  const pick = (picked: string) => {
    const known = values.find((candidate) => candidate === picked)
    if (known !== undefined) onPick(known)
  }
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      <Menu.RadioGroup value={value} onChange={pick}>
        {values.map((candidate) => (
          <Menu.RadioItem key={candidate} value={candidate}>
            {describe(candidate)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
