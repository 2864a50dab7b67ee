import { identifier } from '../model/texts.ts'
import { createLocal } from '../presets/environments.ts'
import { parseMetadataText } from '../sync/parse-metadata-text.ts'
import { Refusal } from '../sync/refusal.ts'
import type { Edited } from './edit-preset.ts'
import { editText } from './edit-text.ts'

/** What is asked for. */
export interface EnvironmentRequest {
  name: string
  /** The environment that it is made after; the first that is deployed and holds no patients’ data. */
  like?: string
  branch?: string
  tag?: string
  release?: boolean
  dataClass?: string
  target?: string
}

type Settings = Record<string, unknown>

/**
 * Adds an environment to delivery.json, made after another: with a database, buckets and secrets of its own. One that is
 * there already stays as it is.
 *
 * @throws Refusal when there is no delivery.json, the name cannot be, or there is nothing to make it after
 */
export function editEnvironment(text: string | undefined, request: EnvironmentRequest): Edited {
  if (text === undefined)
    throw new Refusal('There is no delivery.json.', ['Make one first: pnpm nx g preset hikma'])
  const metadata = record(parseMetadataText(text))
  const { name } = request
  const environments = record(metadata.environments)
  if (name in environments)
    return {
      text,
      said: [`The environment ${name} is there already (environments.${name}); nothing changed.`],
    }
  const { error } = identifier.safeParse(name)
  if (error)
    throw new Refusal(
      `"${name}" cannot be an environment.`,
      error.issues.map(({ message }) => message),
    )
  const like = findModel(environments, request.like)
  const model = request.target === 'local' ? record(createLocal()) : record(environments[like])
  const environment = createEnvironment(model, like, request)
  const added = { ...metadata, environments: { ...environments, [name]: environment } }
  const after = request.target === 'local' ? added : addTo(added, like, name)
  return {
    text: editText(text, metadata, after),
    said: [
      `The environment ${name} is in delivery.json (environments.${name}). See that it is as you want it, then run "pnpm nx sync".`,
      ...(Object.keys(record(environment.secrets)).length > 0
        ? ['Its secrets need values of their own.']
        : []),
    ],
  }
}

function findModel(environments: Settings, wanted: string | undefined): string {
  const names = Object.keys(environments)
  const found = names.find((name) => {
    const { target, dataClass } = record(environments[name])
    return wanted === undefined ? target !== 'local' && dataClass !== 'phi' : name === wanted
  })
  if (found !== undefined) return found
  if (wanted === undefined && names[0] !== undefined) return names[0]
  throw new Refusal(`There is no environment "${wanted ?? ''}" to make it after.`, [
    `There are: ${names.join(', ')}.`,
  ])
}

function createEnvironment(model: Settings, like: string, request: EnvironmentRequest): Settings {
  const renamed = record(rename(model, like, request.name))
  const { branch, tag, release, dataClass, target } = request
  const from = { ...(branch && { branch }), ...(tag && { tag }), ...(release && { release }) }
  return {
    ...renamed,
    title: `${request.name.charAt(0).toUpperCase()}${request.name.slice(1).replaceAll('-', ' ')}`,
    // Nobody gets patients’ data into a new environment by copying one.
    dataClass: dataClass ?? (model.dataClass === 'phi' ? 'anonymized' : model.dataClass),
    ...(target !== undefined && { target }),
    // What deploys the model cannot deploy this one as well.
    from,
  }
}

/** Names of databases, buckets and hosts have that of their environment in them. */
function rename(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return renameText(value, from, to)
  if (Array.isArray(value)) return value.map((each) => rename(each, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rename(each, from, to)]))
}

function renameText(text: string, from: string, to: string): string {
  if (/\s/.test(text)) return text
  const pattern = new RegExp(`(?<![a-z0-9])${from}(?![a-z0-9])`, 'g')
  return text.replace(pattern, (found, at: number) =>
    text[at - 1] === '_' ? to.replaceAll('-', '_') : to || found,
  )
}

/** Secrets, and lists of environments that go by what they hold, take it in where they had the model. */
function addTo(metadata: Settings, like: string, name: string): Settings {
  const secrets = Object.entries(record(metadata.secrets)).map(([secret, settings]) => {
    const { scope } = record(settings)
    const has = Array.isArray(scope) && scope.includes(like)
    return [secret, has ? { ...record(settings), scope: [...scope, name] } : settings]
  })
  const backups = record(metadata.backups)
  const { environments, beforeDeploy } = backups
  const take = (list: unknown) => (Array.isArray(list) && list.includes(like) ? [...list, name] : list)
  return {
    ...metadata,
    ...('secrets' in metadata && { secrets: Object.fromEntries(secrets) }),
    ...('backups' in metadata && {
      backups: { ...backups, environments: take(environments), beforeDeploy: take(beforeDeploy) },
    }),
  }
}

function record(value: unknown): Settings {
  return Object(value)
}
