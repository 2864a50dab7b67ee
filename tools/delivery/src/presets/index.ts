import type { DeliveryMetadata } from '../model/metadata.ts'
import { createHealthbridge } from './healthbridge.ts'
import { createHikma } from './hikma.ts'
import { createMedstack } from './medstack.ts'
import { DEFAULT_OPTIONS, PRESET_NAMES, type PresetName, type PresetOptions } from './options.ts'
import { createStmary } from './stmary.ts'
import { createThreeStage } from './three-stage.ts'

export { DEFAULT_OPTIONS, PRESET_NAMES, type PresetName, type PresetOptions }

const PRESETS: Record<PresetName, (options: PresetOptions) => DeliveryMetadata> = {
  hikma: createHikma,
  healthbridge: createHealthbridge,
  stmary: createStmary,
  'three-stage': createThreeStage,
  medstack: createMedstack,
}

/** Makes the metadata of a preset, for delivery.json. */
export function createPreset(name: PresetName, options: PresetOptions = DEFAULT_OPTIONS): DeliveryMetadata {
  return PRESETS[name](options)
}
