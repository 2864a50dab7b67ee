import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject, parseLosslessJson, renderJson } from '../json/lossless.ts'
import * as arbitraries from '../testing/arbitraries.ts'
import { ownContext } from '../testing/contexts.ts'
import { allergyIntoleranceMapping } from './allergy-intolerance.ts'
import { conditionMapping } from './condition.ts'
import { encounterMapping } from './encounter.ts'
import { immunizationMapping } from './immunization.ts'
import { locationMapping, organizationMapping } from './location.ts'
import type { Mapping } from './mapping.ts'
import { medicationRequestMapping } from './medication-request.ts'
import { observationMapping } from './observation.ts'
import { patientMapping } from './patient.ts'
import { practitionerMapping } from './practitioner.ts'

describe('rows → FHIR → rows changes nothing', () => {
  testIdentity(patientMapping, arbitraries.patientRows)
  testIdentity(practitionerMapping, arbitraries.practitionerRows)
  testIdentity(locationMapping, arbitraries.locationRows)
  testIdentity(organizationMapping, arbitraries.locationRows)
  testIdentity(encounterMapping, arbitraries.encounterRows)
  testIdentity(conditionMapping, arbitraries.conditionRows)
  testIdentity(allergyIntoleranceMapping, arbitraries.allergyIntoleranceRows)
  testIdentity(medicationRequestMapping, arbitraries.medicationRequestRows)
  testIdentity(immunizationMapping, arbitraries.immunizationRows)
  testIdentity(observationMapping, arbitraries.observationRows)
})

function testIdentity<Rows>(mapping: Mapping<Rows>, rows: fc.Arbitrary<Rows>): void {
  test(`${mapping.resourceType}: with its JSON written and read in between`, () => {
    fc.assert(
      fc.property(rows, (given) => {
        const resource = mapping.toFhir(given, { id: 'x', mrnSystem: ownContext.mrnSystem })
        const written = throughJson(resource)
        expect(mapping.toRows(written, ownContext)).toEqual({ ok: true, rows: given })
        expect(throughJson(mapping.toFhir(given, { id: 'x', mrnSystem: ownContext.mrnSystem }))).toEqual(
          written,
        )
      }),
      { numRuns: 150 },
    )
  })
}

function throughJson(resource: object): JsonObject {
  const parsed = parseLosslessJson(renderJson(resource))
  if (!isJsonObject(parsed)) throw new Error('A resource is an object.')
  return parsed
}
