import { Repeat } from '@ehr/ui/form/fields/repeat.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useTranslation } from 'react-i18next'
import { ADDRESS_USES, CONTACT_SYSTEMS, CONTACT_USES, RELATIONSHIPS } from '../../contract.ts'
import { BLANK_ADDRESS, BLANK_CONTACT, BLANK_RELATION, type PatientFieldsProps } from './patient-draft.ts'
import css from './patient-form.module.css'
import { WordsField } from './words-field.tsx'

/** Telephone numbers and e-mail addresses. */
export function ContactFields({ patient }: PatientFieldsProps) {
  const { t } = useTranslation('patients')
  return (
    <Repeat
      field={patient.at('contacts')}
      label={t('form.contacts')}
      itemLabel={t('form.contact')}
      blank={BLANK_CONTACT}
    >
      {(contact) => (
        <div className={css.triple}>
          <SelectField
            field={contact.at('system')}
            label={t('form.contactSystem')}
            options={CONTACT_SYSTEMS}
            optionLabel={(system) => t(`contactSystem.${system}`)}
          />
          <TextField field={contact.at('value')} label={t('form.contactValue')} direction="ltr" />
          <SelectField
            field={contact.at('use')}
            label={t('form.contactUse')}
            options={CONTACT_USES}
            optionLabel={(use) => t(`contactUse.${use}`)}
          />
        </div>
      )}
    </Repeat>
  )
}

/** Where the person lives. */
export function AddressFields({ patient }: PatientFieldsProps) {
  const { t } = useTranslation('patients')
  return (
    <Repeat
      field={patient.at('addresses')}
      label={t('form.addresses')}
      itemLabel={t('form.address')}
      blank={BLANK_ADDRESS}
    >
      {(address) => (
        <>
          <div className={css.pair}>
            <WordsField field={address.at('lines')} label={t('form.lines')} separator={'\n'} />
            <SelectField
              field={address.at('use')}
              label={t('form.addressUse')}
              options={ADDRESS_USES}
              optionLabel={(use) => t(`addressUse.${use}`)}
            />
          </div>
          <div className={css.triple}>
            <TextField field={address.at('city')} label={t('form.city')} />
            <TextField field={address.at('district')} label={t('form.district')} />
            <TextField field={address.at('postalCode')} label={t('form.postalCode')} direction="ltr" />
          </div>
          <div className={css.pair}>
            <TextField field={address.at('state')} label={t('form.state')} />
            <TextField field={address.at('country')} label={t('form.country')} />
          </div>
        </>
      )}
    </Repeat>
  )
}

/** Whom to call. */
export function RelationFields({ patient }: PatientFieldsProps) {
  const { t } = useTranslation('patients')
  return (
    <Repeat
      field={patient.at('relatedPersons')}
      label={t('form.relations')}
      itemLabel={t('form.relation')}
      blank={BLANK_RELATION}
    >
      {(person) => (
        <div className={css.triple}>
          <SelectField
            field={person.at('relationship')}
            label={t('form.relationship')}
            options={RELATIONSHIPS}
            optionLabel={(relationship) => t(`relationship.${relationship}`)}
          />
          <TextField field={person.at('name')} label={t('form.relationName')} />
          <TextField field={person.at('phone')} label={t('form.phone')} direction="ltr" inputMode="tel" />
        </div>
      )}
    </Repeat>
  )
}
