/** The presets, each the delivery of one kind of team. */
export const PRESET_NAMES = ['hikma', 'healthbridge', 'stmary', 'three-stage', 'medstack'] as const

/** The name of a preset. */
export type PresetName = (typeof PRESET_NAMES)[number]

/** What a preset cannot know by itself. */
export interface PresetOptions {
  /** As people call the product. */
  name: string
  /** As services, databases and images call it: lower case, hyphens. */
  slug: string
  /** Under which its environments have their addresses, such as `example.org`. */
  domain: string
  /** The organisation on GitHub. */
  organisation: string
  timeZone: string
}

/** What presets are made for when nobody says otherwise. */
export const DEFAULT_OPTIONS: PresetOptions = {
  name: 'Wardkit',
  slug: 'wardkit',
  domain: 'example.org',
  organisation: 'example-org',
  timeZone: 'Etc/UTC',
}

/** A slug as databases take it. */
export function databaseSlug({ slug }: PresetOptions): string {
  return slug.replaceAll('-', '_')
}
