import { isDeepStrictEqual } from 'node:util'
import {
  createPreset,
  DEFAULT_OPTIONS,
  PRESET_NAMES,
  type PresetName,
  type PresetOptions,
} from '../presets/index.ts'

/** Reads from metadata what a preset was, or would be, made with; what they do not say is as by default. */
export function readOptions(metadata: unknown): PresetOptions {
  const { product, people, environments } = Object(metadata)
  const {
    name = DEFAULT_OPTIONS.name,
    slug = DEFAULT_OPTIONS.slug,
    timeZone = DEFAULT_OPTIONS.timeZone,
  } = Object(product)
  return {
    name: String(name),
    slug: String(slug),
    timeZone: String(timeZone),
    organisation: readOrganisation(people) ?? DEFAULT_OPTIONS.organisation,
    domain: readDomain(environments, String(slug)) ?? DEFAULT_OPTIONS.domain,
  }
}

/** Finds the preset that metadata began as: the one from which the fewest settings differ. */
export function findPreset(metadata: unknown, options: PresetOptions): PresetName {
  const counted = PRESET_NAMES.map((name) => ({
    name,
    differences: countDifferences(createPreset(name, options), metadata),
  }))
  return counted.reduce((best, next) => (next.differences < best.differences ? next : best)).name
}

function readOrganisation(people: unknown): string | undefined {
  const owners = Object.values(Object(Object(people).owners))
  return owners
    .map((owner) => /^@([^/]+)\//.exec(String(Object(owner).github))?.[1])
    .find((each) => each !== undefined)
}

function readDomain(environments: unknown, slug: string): string | undefined {
  const url = String(Object(Object(environments).production).url)
  return url.startsWith(`https://${slug}.`) ? url.slice(`https://${slug}.`.length) : undefined
}

function countDifferences(one: unknown, other: unknown): number {
  if (isDeepStrictEqual(one, other)) return 0
  if (!isRecord(one) || !isRecord(other)) return 1
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].reduce((sum, name) => sum + countDifferences(one[name], other[name]), 0)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
