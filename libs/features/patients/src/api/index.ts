import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'patients',
  permissions,
  routes,
  records: [
    {
      kind: 'patient',
      table: 'patient',
      access: 'patients:read',
      patientColumn: 'id',
      parts: [
        { field: 'names', table: 'patient_name', ownerColumn: 'patient_id' },
        { field: 'identifiers', table: 'patient_identifier', ownerColumn: 'patient_id' },
        { field: 'contacts', table: 'patient_contact', ownerColumn: 'patient_id' },
        { field: 'addresses', table: 'patient_address', ownerColumn: 'patient_id' },
        { field: 'relatedPersons', table: 'patient_related_person', ownerColumn: 'patient_id' },
      ],
    },
  ],
}
