import { ROLES } from '@ehr/contracts'
import { LANGUAGE_CODES, LANGUAGES } from '@ehr/ui'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { NumberField } from '@ehr/ui/form/fields/number-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import { DIGITS } from '../../contract.ts'
import css from '../settings.module.css'
import { ChecksField } from './checks-field.tsx'
import type { SettingsDraft } from './settings-draft.ts'
import { listTimeZones } from './time-zones.ts'

export interface SettingsFieldsProps {
  readonly form: FormHandle<SettingsDraft>
}

/** Everything that the clinic decides but its logo and sites. */
export function SettingsFields({ form }: SettingsFieldsProps) {
  return (
    <div className={css.fields}>
      <ClinicFields form={form} />
      <LanguageFields form={form} />
      <AccessFields form={form} />
    </div>
  )
}

function ClinicFields({ form }: SettingsFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('section.clinic')}>
      <div className={css.fields}>
        <TextField field={form.at('clinicName')} label={t('field.clinicName')} />
        <SelectField
          field={form.at('timeZone')}
          label={t('field.timeZone')}
          description={t('hint.timeZone')}
          options={listTimeZones(form.at('timeZone').read())}
          optionLabel={(zone) => zone}
        />
        <div className={css.pair}>
          <TextField
            field={form.at('mrnPrefix')}
            label={t('field.mrnPrefix')}
            description={t('hint.mrnPrefix')}
            direction="ltr"
          />
          <NumberField
            field={form.at('mrnDigits')}
            label={t('field.mrnDigits')}
            description={t('hint.mrnDigits')}
          />
        </div>
      </div>
    </Section>
  )
}

function LanguageFields({ form }: SettingsFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('section.languages')}>
      <div className={css.fields}>
        <ChecksField
          field={form.at('languages')}
          label={t('field.languages')}
          description={t('hint.languages')}
          options={LANGUAGE_CODES}
          optionLabel={languageName}
        />
        <SelectField
          field={form.at('defaultLanguage')}
          label={t('field.defaultLanguage')}
          description={t('hint.defaultLanguage')}
          options={LANGUAGE_CODES}
          optionLabel={languageName}
        />
        <SelectField
          field={form.at('digits')}
          label={t('field.digits')}
          description={t('hint.digits')}
          options={DIGITS}
          optionLabel={(digits) => t(`digits.${digits}`)}
        />
      </div>
    </Section>
  )
}

function AccessFields({ form }: SettingsFieldsProps) {
  const { t } = useTranslation('settings')
  const ui = useUiText()
  return (
    <Section title={t('section.access')}>
      <div className={css.fields}>
        <div className={css.pair}>
          <NumberField
            field={form.at('idleMinutes')}
            label={t('field.idleMinutes')}
            description={t('hint.idleMinutes')}
          />
          <NumberField
            field={form.at('sessionHours')}
            label={t('field.sessionHours')}
            description={t('hint.sessionHours')}
          />
        </div>
        <ChecksField
          field={form.at('secondFactorRoles')}
          label={t('field.secondFactorRoles')}
          description={t('hint.secondFactorRoles')}
          options={ROLES}
          optionLabel={(role) => ui.t(`role.${role}`)}
        />
        <div className={css.pair}>
          <NumberField
            field={form.at('careRelationDays')}
            label={t('field.careRelationDays')}
            description={t('hint.careRelationDays')}
          />
          <NumberField
            field={form.at('breakGlassHours')}
            label={t('field.breakGlassHours')}
            description={t('hint.breakGlassHours')}
          />
        </div>
        <CheckboxField
          field={form.at('namesStaffInReports')}
          label={t('field.namesStaffInReports')}
          description={t('hint.namesStaffInReports')}
        />
      </div>
    </Section>
  )
}

function languageName(code: string): string {
  const known = LANGUAGE_CODES.find((one) => one === code)
  return known === undefined ? code : LANGUAGES[known].name
}
