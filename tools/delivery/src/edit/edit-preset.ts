import { createPreset, PRESET_NAMES, type PresetName } from '../presets/index.ts'
import { parseMetadataText } from '../sync/parse-metadata-text.ts'
import { Refusal } from '../sync/refusal.ts'
import { editText } from './edit-text.ts'
import { findPreset, readOptions } from './find-preset.ts'
import { mergeSettings } from './merge-settings.ts'

/** What is asked for. */
export interface PresetRequest {
  name: string
  /** Whether the preset also takes the place of what the team wrote by hand. */
  replace: boolean
}

/** The new text of delivery.json, and what to say of it. */
export interface Edited {
  text: string
  said: readonly string[]
}

const SCHEMA = './tools/delivery/delivery.schema.json'

/**
 * Makes delivery.json another preset, or makes it at all. What a team wrote by hand stays, unless it is to be replaced.
 *
 * @throws Refusal when there is no such preset, or the file is no JSON
 */
export function editPreset(text: string | undefined, { name, replace }: PresetRequest): Edited {
  const preset = parsePresetName(name)
  if (text === undefined) {
    const metadata = { $schema: SCHEMA, ...createPreset(preset) }
    return {
      text: `${JSON.stringify(metadata, null, 2)}\n`,
      said: [`delivery.json is the preset ${preset}. ${NEXT}`],
    }
  }
  const mine = parseMetadataText(text)
  const options = readOptions(mine)
  const began = findPreset(mine, options)
  if (replace) {
    const schema: unknown = Object(mine).$schema
    const metadata = {
      ...(schema === undefined ? {} : { $schema: schema }),
      ...createPreset(preset, options),
    }
    return {
      text: editText(text, mine, metadata),
      said: [`delivery.json is the preset ${preset}, without edits. ${NEXT}`],
    }
  }
  if (began === preset)
    return { text, said: [`delivery.json is the preset ${preset} already; nothing changed.`] }
  const { value, kept } = mergeSettings({
    base: createPreset(began, options),
    mine,
    theirs: createPreset(preset, options),
  })
  const own = kept.filter((path) => path !== '$schema')
  return {
    text: editText(text, mine, value),
    said: [
      `delivery.json was the preset ${began} and is ${preset} now. ${NEXT}`,
      ...(own.length === 0 ? [] : [`Kept as you wrote it: ${own.join(', ')}.`]),
    ],
  }
}

const NEXT = 'Run "pnpm nx sync" to write what follows from it.'

function parsePresetName(name: string): PresetName {
  const known = PRESET_NAMES.find((each) => each === name)
  if (known === undefined)
    throw new Refusal(`There is no preset "${name}".`, [`There are: ${PRESET_NAMES.join(', ')}.`])
  return known
}
