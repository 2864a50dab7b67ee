import type { FeatureRecord } from '../feature/feature-record.ts'
import { planNames } from '../feature/name/feature-names.ts'
import { findNearest } from '../feature/name/nearest.ts'
import type { Workspace } from '../feature/workspace.ts'

type Found = { ok: true; record: FeatureRecord } | { ok: false; problems: string[] }

/** Finds what a feature was generated from; its name in any case, singular or plural. */
export function findFeatureRecord(given: string, { features }: Workspace): Found {
  const planned = planNames({ name: given })
  const name = planned.ok ? planned.names.feature : given
  const feature = features.find((one) => one.name === given) ?? features.find((one) => one.name === name)
  if (feature?.record !== undefined) return { ok: true, record: feature.record }
  const generated = features.filter(({ record }) => record !== undefined).map((one) => one.name)
  const known =
    generated.length === 0 ? 'No feature was generated yet' : `Generated are ${generated.join(', ')}`
  if (feature !== undefined) {
    return {
      ok: false,
      problems: [
        `"${feature.name}" was written by hand: nothing says which of its lines are a field's. Write the field by hand, its migration with "nx g migration". ${known}.`,
      ],
    }
  }
  const near = findNearest(
    given,
    features.map((one) => one.name),
  )
  return {
    ok: false,
    problems: [
      `There is no feature "${given}".${near === undefined ? '' : ` Did you mean "${near}"?`} ${known}.`,
    ],
  }
}
