import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { Facts } from '@ehr/ui/page/facts.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../contract.ts'

/** The settings for those who may only read them. */
export function SettingsFacts({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings')
  const ui = useUiText()
  const roles = settings.secondFactorRoles.map((role) => ui.t(`role.${role}`)).join(' · ')
  const values: readonly (readonly [key: string, label: string, value: string])[] = [
    ['clinicName', t('field.clinicName'), settings.clinicName],
    ['timeZone', t('field.timeZone'), settings.timeZone],
    ['mrnPrefix', t('field.mrnPrefix'), settings.mrnPrefix ?? t('none')],
    ['mrnDigits', t('field.mrnDigits'), String(settings.mrnDigits)],
    ['languages', t('field.languages'), settings.languages.join(' · ') || t('all')],
    ['defaultLanguage', t('field.defaultLanguage'), settings.defaultLanguage],
    ['digits', t('field.digits'), t(`digits.${settings.digits}`)],
    ['idleMinutes', t('field.idleMinutes'), String(settings.idleMinutes)],
    ['sessionHours', t('field.sessionHours'), String(settings.sessionHours)],
    ['secondFactorRoles', t('field.secondFactorRoles'), roles || t('none')],
    ['careRelationDays', t('field.careRelationDays'), String(settings.careRelationDays)],
    ['breakGlassHours', t('field.breakGlassHours'), String(settings.breakGlassHours)],
  ]
  return (
    <Section title={t('section.clinic')}>
      <Facts facts={values.map(([key, label, value]) => ({ key, label, value: <bdi>{value}</bdi> }))} />
    </Section>
  )
}
