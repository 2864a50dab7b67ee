import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconUsers } from '@tabler/icons-react'
import { registerPatient, searchPatients, updatePatient } from '../contract.ts'

/** The forms' words, where a history's fields are called otherwise. */
const PATIENT_RECORD = {
  kind: 'patient',
  titleKey: 'form.identity',
  labelKeys: {
    mrn: 'column.mrn',
    birthDate: 'form.birthDate',
    sex: 'form.sex',
    genderIdentity: 'form.gender',
    language: 'form.language',
    isDeceased: 'form.isDeceased',
    deceasedAt: 'form.deceasedAt',
    isRestricted: 'mark.restricted',
    multipleBirthOrder: 'form.multipleBirthOrder',
    names: 'form.names',
    'names.use': 'form.nameUse',
    'names.family': 'form.family',
    'names.given': 'form.given',
    'names.prefix': 'form.prefix',
    'names.suffix': 'field.suffix',

    'names.language': 'form.nameLanguage',
    identifiers: 'form.identifiers',
    'identifiers.type': 'form.identifierType',
    'identifiers.system': 'field.system',
    'identifiers.value': 'form.number',
    contacts: 'form.contacts',
    'contacts.system': 'form.contactSystem',
    'contacts.use': 'form.contactUse',
    'contacts.value': 'form.contactValue',
    addresses: 'form.addresses',
    'addresses.use': 'form.addressUse',
    'addresses.lines': 'form.lines',
    'addresses.city': 'form.city',
    'addresses.district': 'form.district',
    'addresses.state': 'form.state',
    'addresses.postalCode': 'form.postalCode',
    'addresses.country': 'form.country',
    relatedPersons: 'form.relations',
    'relatedPersons.relationship': 'form.relationship',
    'relatedPersons.name': 'form.relationName',
    'relatedPersons.phone': 'form.phone',
  },
  valueKeys: {
    sex: 'sex',
    genderIdentity: 'gender',
    'names.use': 'nameUse',
    'identifiers.type': 'identifierType',
    'contacts.system': 'contactSystem',
    'contacts.use': 'contactUse',
    'addresses.use': 'addressUse',
    'relatedPersons.relationship': 'relationship',
  },
} as const

/** Finding, registering and correcting patients; their chart is the shell's. */
export const feature = defineWebFeature({
  name: 'patients',
  routes: [
    {
      path: '/patients',
      access: searchPatients.access,
      titleKey: 'find.title',
      screen: () => import('./screens/find-patients.tsx'),
    },
    {
      path: '/patients/new',
      access: registerPatient.access,
      titleKey: 'register.title',
      screen: () => import('./screens/register-patient.tsx'),
    },
    {
      path: '/patients/$patientId/edit',
      access: updatePatient.access,
      titleKey: 'edit.title',
      screen: () => import('./screens/edit-patient.tsx'),
    },
  ],
  nav: [
    {
      path: '/patients',
      labelKey: 'nav',
      icon: IconUsers,
      access: searchPatients.access,
      order: 20,
      shortcut: 'KeyP',
    },
  ],
  records: [PATIENT_RECORD],
})
