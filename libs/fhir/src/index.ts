export { JsonNumber, type JsonObject, parseLosslessJson, renderJson } from './json/lossless.ts'
export { MAPPINGS } from './mappings/all.ts'
export { allergyIntoleranceMapping, NO_KNOWN_ALLERGY } from './mappings/allergy-intolerance.ts'
export type { Concept } from './mappings/concept.ts'
export { conditionMapping } from './mappings/condition.ts'
export { encounterMapping } from './mappings/encounter.ts'
export { immunizationMapping } from './mappings/immunization.ts'
export { locationMapping, organizationMapping } from './mappings/location.ts'
export type {
  Mapping,
  MappingProblem,
  MappingResult,
  ToFhirContext,
  ToRowsContext,
} from './mappings/mapping.ts'
export { medicationRequestMapping } from './mappings/medication-request.ts'
export { observationMapping } from './mappings/observation.ts'
export { patientMapping } from './mappings/patient.ts'
export { practitionerMapping } from './mappings/practitioner.ts'
