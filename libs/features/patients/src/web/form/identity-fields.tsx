import type { Field } from '@ehr/ui/form/field.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { MomentField } from '@ehr/ui/form/fields/moment-field.tsx'
import { NumberField } from '@ehr/ui/form/fields/number-field.tsx'
import { PartialDateField } from '@ehr/ui/form/fields/partial-date-field.tsx'
import { Repeat } from '@ehr/ui/form/fields/repeat.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { Section } from '@ehr/ui/page/section.tsx'
import { useTranslation } from 'react-i18next'
import { GENDER_IDENTITIES, NAME_USES, SEXES } from '../../contract.ts'
import { IdentifierFields } from './identifier-fields.tsx'
import { languageName, listLanguages } from './languages.ts'
import { BLANK_NAME, type PatientDraft, type PatientFieldsProps } from './patient-draft.ts'
import css from './patient-form.module.css'
import { WordsField } from './words-field.tsx'

/** Who the person is: names, birth, sex, gender, language, death. */
export function IdentityFields({ patient }: PatientFieldsProps) {
  const { t, i18n } = useTranslation('patients')
  const language = useFieldValue(patient.at('language'))
  return (
    <Section title={t('form.identity')}>
      <div className={css.fields}>
        <Repeat
          field={patient.at('names')}
          label={t('form.names')}
          itemLabel={t('form.name')}
          blank={BLANK_NAME}
          least={1}
        >
          {(name) => <NameFields name={name} />}
        </Repeat>
        <PartialDateField
          field={patient.at('birthDate')}
          label={t('form.birthDate')}
          description={t('form.birthDateHint')}
          isPast
        />
        <div className={css.pair}>
          <SelectField
            field={patient.at('sex')}
            label={t('form.sex')}
            options={SEXES}
            optionLabel={(sex) => t(`sex.${sex}`)}
          />
          <SelectField
            field={patient.at('genderIdentity')}
            label={t('form.gender')}
            options={GENDER_IDENTITIES}
            optionLabel={(gender) => t(`gender.${gender}`)}
          />
        </div>
        <div className={css.pair}>
          <SelectField
            field={patient.at('language')}
            label={t('form.language')}
            options={listLanguages(language)}
            optionLabel={(tag) => languageName(tag, i18n.language)}
          />
          <NumberField field={patient.at('multipleBirthOrder')} label={t('form.multipleBirthOrder')} />
        </div>
        <IdentifierFields patient={patient} />
        <DeathFields patient={patient} />
      </div>
    </Section>
  )
}

function NameFields({ name }: { readonly name: Field<PatientDraft['names'][number]> }) {
  const { t, i18n } = useTranslation('patients')
  const language = useFieldValue(name.at('language'))
  return (
    <>
      <div className={css.pair}>
        <TextField field={name.at('family')} label={t('form.family')} language={language} />
        <WordsField
          field={name.at('given')}
          label={t('form.given')}
          separator=" "
          language={language ?? null}
        />
      </div>
      <div className={css.triple}>
        <TextField field={name.at('prefix')} label={t('form.prefix')} />
        <SelectField
          field={name.at('use')}
          label={t('form.nameUse')}
          options={NAME_USES}
          optionLabel={(use) => t(`nameUse.${use}`)}
        />
        <SelectField
          field={name.at('language')}
          label={t('form.nameLanguage')}
          options={listLanguages(language)}
          optionLabel={(tag) => languageName(tag, i18n.language)}
        />
      </div>
    </>
  )
}

function DeathFields({ patient }: PatientFieldsProps) {
  const { t } = useTranslation('patients')
  const isDeceased = useFieldValue(patient.at('isDeceased'))
  return (
    <>
      <CheckboxField field={patient.at('isDeceased')} label={t('form.isDeceased')} />
      {isDeceased === true && (
        <MomentField field={patient.at('deceasedAt')} label={t('form.deceasedAt')} isPast />
      )}
    </>
  )
}
