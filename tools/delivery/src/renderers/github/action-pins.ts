import { readFileSync } from 'node:fs'
import * as z from 'zod'

/** Where it lies, for those who write it anew. */
export const PINS_FILE = new URL('./action-pins.json', import.meta.url)

const pinsSchema = z.strictObject({
  $comment: z.string(),
  pins: z.record(
    z.string().regex(/^[\w-]+\/[\w.-]+$/),
    z.strictObject({
      version: z.string().regex(/^v\d+\.\d+\.\d+$/),
      commit: z.string().regex(/^[0-9a-f]{40}$/),
      provenance: z.enum(['A', 'B', 'C', 'U']),
    }),
  ),
})

/** The file of pins: by repository, the commit that is run and the version that people know it by. */
export type ActionPins = z.infer<typeof pinsSchema>

/** One of them. */
export type ActionPin = ActionPins['pins'][string]

/** Parses a file of pins. */
export function parsePins(text: string): ActionPins {
  return pinsSchema.parse(JSON.parse(text))
}

/** The pins that workflows are written with. */
export const PINS: ActionPins['pins'] = parsePins(readFileSync(PINS_FILE, 'utf8')).pins

/** An action as a step names it, and what a reader is told of it. */
export interface PinnedAction {
  /** `owner/name@commit`, or with a folder: `owner/name/folder@commit`. */
  uses: string
  version: string
}

/** Finds the commit of an action. Throws where none is known that somebody verified: a tag may be moved to any code. */
export function getPinnedAction(action: string, pins: ActionPins['pins'] = PINS): PinnedAction {
  const repository = repositoryOf(action)
  const pin = pins[repository]
  if (pin === undefined)
    throw new Error(
      `No verified commit of the action ${repository} is known. Look it up with ` +
        `"pnpm ehr delivery pins --update ${repository}", or leave out what uses it.`,
    )
  return { uses: `${action}@${pin.commit}`, version: pin.version }
}

/** Says in which repository an action lies; some have several, each in a folder. */
export function repositoryOf(action: string): string {
  return action.split('/').slice(0, 2).join('/')
}
