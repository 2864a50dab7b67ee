import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { hasSchema, readSchema, SCHEMAS } from './published-schemas.ts'

/** Folder of what actions say about themselves, as `owner__name@version__[folder_]action.yml`. */
export const ACTIONS = 'actions'

/** A step that uses an action, as it stands in a workflow. */
export interface ActionUse {
  /** With its pin: `actions/checkout@…`. */
  uses: string
  with?: Readonly<Record<string, unknown>>
}

/** Says which inputs an action does not have, and which it needs; `undefined` where it is not among the published. */
export function judgeInputs({ uses, with: given = {} }: ActionUse): string[] | undefined {
  const inputs = readInputs(uses.split('@')[0] ?? '')
  if (inputs === undefined) return undefined
  const unknown = Object.keys(given).filter((name) => !(name in inputs))
  const missing = Object.entries(inputs)
    .filter(([name, input]) => input?.required === true && input.default === undefined && !(name in given))
    .map(([name]) => name)
  return [
    ...unknown.map((name) => `${uses} has no input ${name}.`),
    ...missing.map((name) => `${uses} needs the input ${name}.`),
  ]
}

type Inputs = Record<string, { required?: boolean; default?: unknown } | null>

const known = new Map<string, Inputs | undefined>()

function readInputs(action: string): Inputs | undefined {
  if (!known.has(action)) known.set(action, readDescription(action))
  return known.get(action)
}

function readDescription(action: string): Inputs | undefined {
  const [owner = '', name = '', ...folders] = action.split('/')
  if (!hasSchema(ACTIONS)) return undefined
  const folder = folders.length === 0 ? '' : `${folders.join('_')}_`
  const file = readdirSync(join(SCHEMAS, ACTIONS)).find(
    (each) =>
      each.startsWith(`${owner}__${name}@`) &&
      /__(.*)action\.ya?ml$/.exec(each.split('@')[1] ?? '')?.[1] === folder,
  )
  if (file === undefined) return undefined
  return Object(parse(readSchema(join(ACTIONS, file)))).inputs ?? {}
}
