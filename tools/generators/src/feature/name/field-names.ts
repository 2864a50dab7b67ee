import type { Field } from '../field.ts'
import type { FeatureNames } from './feature-names.ts'
import { capitalised } from './words.ts'

/** The route that finds what a reference may point to: `chooseLabOrderEncounter`. */
export function chooseRoute({ One }: FeatureNames, { name }: Field): string {
  return `choose${One}${capitalised(name)}`
}

/** Its last word in addresses and permissions: `choose-encounter`. */
export function chooseVerb({ column }: Field): string {
  return `choose-${column.replaceAll('_', '-')}`
}

/** The query behind it: `listEncounterChoices`. */
export function choicesQuery({ name }: Field): string {
  return `list${capitalised(name)}Choices`
}

/** The query that tells whether there is such a record: `hasEncounter`. */
export function existenceQuery({ name }: Field): string {
  return `has${capitalised(name)}`
}

/** The name of an enum's values: `LAB_ORDER_STATUS_VALUES`. */
export function optionsName({ constant }: FeatureNames, { column }: Field): string {
  return `${constant}_${column}_values`.toUpperCase()
}
