import { type ActionPins, repositoryOf } from './action-pins.ts'
import { isRefused } from './newest-tag.ts'

/** One line of a workflow that runs an action. */
export interface ActionUse {
  /** Such as `.github/workflows/ci.yml:31`. */
  place: string
  action: string
  /** What follows the `@`. */
  ref: string
  /** What the comment behind it says; empty where there is none. */
  version: string
}

const USES = /^\s*(?:-\s+)?uses:\s*["']?([^\s"'#]+)["']?\s*(?:#\s*(\S+))?/
const COMMIT = /^[0-9a-f]{40}$/

/** Lists the actions of workflows; steps of this repository’s own are left out. */
export function listActionUses(files: readonly { path: string; text: string }[]): ActionUse[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, uses, version = ''] = USES.exec(line) ?? []
      if (uses === undefined || uses.startsWith('./')) return []
      const [action = '', ref = ''] = uses.split('@')
      return [{ place: `${path}:${index + 1}`, action, ref, version }]
    }),
  )
}

/** Says of each action that is not the commit which the table has for it, with its version behind it, what is wrong. */
export function checkPins(uses: readonly ActionUse[], pins: ActionPins['pins']): string[] {
  return [
    ...Object.entries(pins)
      .filter(([repository, { version }]) => isRefused(repository, version))
      .map(
        ([repository, { version }]) => `${repository} ${version}: this version was taken over or is weak.`,
      ),
    ...uses.flatMap((use) => checkUse(use, pins)),
  ]
}

function checkUse({ place, action, ref, version }: ActionUse, pins: ActionPins['pins']): string[] {
  const say = (wrong: string) => [`${place}: ${action}@${ref || '(nothing)'} ${wrong}`]
  if (action.startsWith('docker://'))
    return ref.startsWith('sha256:') ? [] : say('is no fixed image; expected @sha256:… behind it.')
  const repository = repositoryOf(action)
  const pin = pins[repository]
  if (isRefused(repository, version)) return say(`is ${version}, which was taken over or is weak.`)
  if (!COMMIT.test(ref)) return say('can be moved to any code; expected a full commit.')
  if (pin === undefined)
    return say(
      `is not in the table: no verified commit is known. Run "pnpm ehr delivery pins --update ${repository}".`,
    )
  if (ref !== pin.commit) return say(`is not the commit of the table, ${pin.commit} (${pin.version}).`)
  return version === pin.version ? [] : say(`should say its version behind it: # ${pin.version}`)
}
