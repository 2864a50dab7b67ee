import type { PresetName } from '../../presets/index.ts'
import type { Changes } from '../change.ts'

/** What is wrong, the preset, what of it is changed, where the problem is said, and a part of how. */
export type Mutation = readonly [
  what: string,
  preset: PresetName,
  changes: Changes,
  path: string,
  wrong: string,
]
