import type { LocationTable } from '@ehr/db-migrations/tables/location'
import type { JsonObject } from '../json/lossless.ts'
import type { Content } from './content.ts'
import { Element } from './element.ts'
import type { FhirLocation, FhirOrganization } from './fhir-types.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'

export interface LocationRows {
  location: Content<LocationTable>
}

/** http://hl7.org/fhir/extensions/StructureDefinition-timezone.html */
const TIME_ZONE = 'http://hl7.org/fhir/StructureDefinition/timezone'
const CARRIED = ['name', 'active', 'status']

export const locationMapping: Mapping<LocationRows, FhirLocation> = {
  resourceType: 'Location',
  table: 'location',
  events: [],
  carried: CARRIED,
  extensions: [TIME_ZONE],
  remarks: { name: 'Without the time zone extension, the time zone is the installation’s.' },
  toRows: locationToRows,
  toFhir: locationToFhir,
}

/** An organisation where patients are seen is a site here: who sends `serviceProvider` often has no Location. */
export const organizationMapping: Mapping<LocationRows, FhirOrganization> = {
  resourceType: 'Organization',
  table: 'location',
  events: [],
  carried: CARRIED,
  extensions: [TIME_ZONE],
  remarks: { name: 'The organisation becomes a site (location) of the same name.' },
  toRows: locationToRows,
  toFhir: ({ location }, { id }) => ({
    resourceType: 'Organization',
    id,
    extension: [{ url: TIME_ZONE, valueCode: location.timeZone }],
    active: location.isActive,
    name: location.name,
  }),
}

function locationToRows(resource: JsonObject, context: ToRowsContext): MappingResult<LocationRows> {
  const problems: MappingProblem[] = []
  const site = new Element(resource, context, problems)
  const name = site.text('name') ?? site.fail('name', 'is missing')
  const location = {
    name: name ?? '',
    timeZone: readTimeZone(site) ?? context.timeZone,
    isActive: (site.boolean('active') ?? true) && (site.text('status') ?? 'active') === 'active',
  }
  return problems.length === 0 ? { ok: true, rows: { location } } : { ok: false, problems }
}

function locationToFhir({ location }: LocationRows, { id }: ToFhirContext): FhirLocation {
  return {
    resourceType: 'Location',
    id,
    extension: [{ url: TIME_ZONE, valueCode: location.timeZone }],
    status: location.isActive ? 'active' : 'inactive',
    name: location.name,
  }
}

function readTimeZone(site: Element): string | null {
  const stated = site.children('extension').find((extension) => extension.text('url') === TIME_ZONE)
  const zone = stated?.text('valueCode') ?? null
  if (zone === null || isTimeZone(zone)) return zone
  return site.fail('extension', 'names a time zone that is not known')
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
