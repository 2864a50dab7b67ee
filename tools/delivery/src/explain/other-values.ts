import { createPreset, PRESET_NAMES } from '../presets/index.ts'
import { getAt, listSteps, type Step } from './setting-paths.ts'

const SAMPLES_TRIED = 2

/**
 * Lists other values that a setting could have, the likeliest first: what presets say at the same place, then what
 * follows from the value itself. They need not keep the rules, only change what is written.
 */
export function listOtherValues(steps: readonly Step[], value: unknown): unknown[] {
  const samples = listSamples(steps).filter((sample) => JSON.stringify(sample) !== JSON.stringify(value))
  return [...vary(value), ...samples.slice(0, SAMPLES_TRIED), ...varyWildly(value)]
}

function vary(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1]
  if (typeof value !== 'string') return []
  const bumped = value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
  return bumped === value ? [] : [bumped]
}

function varyWildly(value: unknown): unknown[] {
  return typeof value === 'string' ? [`${value}x`, 'Asia/Tokyo'] : []
}

/** Values at the same place in presets; what a team names itself, such as environments, may have any name there. */
function listSamples(steps: readonly Step[]): unknown[] {
  const found = PRESET_NAMES.flatMap((name) => matchAll(createPreset(name), steps, 0))
  return [...new Map(found.map((value) => [JSON.stringify(value), value])).values()]
}

function matchAll(value: unknown, steps: readonly Step[], depth: number): unknown[] {
  const step = steps[depth]
  if (step === undefined) return value === undefined ? [] : [value]
  const own = getAt(value, [step])
  const inner = own === undefined && depth > 0 ? listSteps(value).map((key) => getAt(value, [key])) : [own]
  return inner.flatMap((each) => (each === undefined ? [] : matchAll(each, steps, depth + 1)))
}
