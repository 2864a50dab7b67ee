import { allergyIntoleranceMapping } from './allergy-intolerance.ts'
import { conditionMapping } from './condition.ts'
import { encounterMapping } from './encounter.ts'
import { immunizationMapping } from './immunization.ts'
import { locationMapping, organizationMapping } from './location.ts'
import { medicationRequestMapping } from './medication-request.ts'
import { observationMapping } from './observation.ts'
import { patientMapping } from './patient.ts'
import { practitionerMapping } from './practitioner.ts'

/** Every mapping, each after those that it refers to. */
export const MAPPINGS = [
  organizationMapping,
  locationMapping,
  practitionerMapping,
  patientMapping,
  encounterMapping,
  conditionMapping,
  allergyIntoleranceMapping,
  medicationRequestMapping,
  immunizationMapping,
  observationMapping,
] as const
