import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconUsers } from '@tabler/icons-react'
import { registerPatient, searchPatients, updatePatient } from '../contract.ts'

/** Finding, registering and correcting patients; their chart is the shell's. */
export const feature = defineWebFeature({
  name: 'patients',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
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
})
