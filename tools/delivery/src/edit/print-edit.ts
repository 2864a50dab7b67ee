import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { renderWorkspace, type Workspace } from '../sync/compute-sync.ts'
import { parseMetadataText } from '../sync/parse-metadata-text.ts'
import { readTextIfAny } from '../sync/read-text.ts'
import { Refusal } from '../sync/refusal.ts'
import { type EnvironmentRequest, editEnvironment } from './edit-environment.ts'
import { editPreset, type PresetRequest } from './edit-preset.ts'

/*
 * What the generators run: takes a workspace, the text of delivery.json and what is asked for on standard input, and
 * prints the new text as JSON. What could not be planned afterwards is refused.
 */
type Input = Workspace & { preset?: PresetRequest; environment?: EnvironmentRequest }
// What comes in is what our own generators send.
const input: Input = JSON.parse(await text(process.stdin))
process.stdout.write(JSON.stringify(await answer()))

async function answer(): Promise<object> {
  try {
    return await edit()
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { title: error.title, lines: error.lines } }
    throw error
  }
}

async function edit(): Promise<object> {
  const before = readTextIfAny(join(input.root, 'delivery.json'))
  const edited = input.preset
    ? editPreset(before, input.preset)
    : editEnvironment(before, input.environment ?? { name: '' })
  if (edited.text !== before) await renderWorkspace(input, parseMetadataText(edited.text))
  return edited
}
