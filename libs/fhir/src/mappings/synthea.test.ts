import { createReadStream } from 'node:fs'
import { expect, test } from 'vitest'
import { MAPPED_TYPES } from '../import/item.ts'
import { frameJson } from '../import/json-framing.ts'
import { parseResource } from '../import/parse-resource.ts'
import { isJsonObject, type JsonObject, parseLosslessJson, renderJson } from '../json/lossless.ts'
import { bundleContext, ownContext } from '../testing/contexts.ts'
import { hasSynthea, listSyntheaFiles } from '../testing/synthea.ts'
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

const CHECKS = new Map([
  ...[checkOf(organizationMapping), checkOf(locationMapping), checkOf(practitionerMapping)],
  ...[checkOf(patientMapping), checkOf(encounterMapping), checkOf(conditionMapping)],
  ...[checkOf(allergyIntoleranceMapping), checkOf(medicationRequestMapping)],
  ...[checkOf(immunizationMapping), checkOf(observationMapping)],
])

test.skipIf(!hasSynthea)('real resources are stable: import → export → import → export', async () => {
  const counts = new Map<string, number>()
  for (const file of listSyntheaFiles()) {
    for await (const framed of frameJson(createReadStream(file))) {
      const parsed = parseResource(framed, MAPPED_TYPES)
      if (parsed.kind !== 'resource') continue
      CHECKS.get(parsed.type)?.(parsed.resource)
      counts.set(parsed.type, (counts.get(parsed.type) ?? 0) + 1)
    }
  }
  expect([...counts.keys()].filter((type) => !CHECKS.has(type))).toEqual([])
  expect(counts.get('Observation')).toBeGreaterThan(1000)
})

function checkOf<Rows>(mapping: Mapping<Rows>): [string, (resource: JsonObject) => void] {
  return [mapping.resourceType, (resource) => expectStableBy(mapping, resource)]
}

function expectStableBy<Rows>(mapping: Mapping<Rows>, resource: JsonObject): void {
  const first = mapping.toRows(resource, bundleContext)
  if (!first.ok) throw new Error(JSON.stringify(first.problems))
  const written = renderJson(mapping.toFhir(first.rows, { id: 'x' }))
  const read = parseLosslessJson(written)
  if (!isJsonObject(read)) throw new Error('A resource is an object.')
  const second = mapping.toRows(read, { ...bundleContext, resolve: ownContext.resolve })
  expect(second).toEqual(first)
  expect(second.ok && renderJson(mapping.toFhir(second.rows, { id: 'x' }))).toBe(written)
}
