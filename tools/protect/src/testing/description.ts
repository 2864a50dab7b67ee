import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A part of an OpenAPI description, of which only what is asked for is known. */
export type Schema = Readonly<Record<string, unknown>>

/** One operation of GitHub’s REST interface, as it is published. */
export interface Operation {
  /** Such as `PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}`. */
  route: string
  path: string
  method: string
  pattern: RegExp
}

/** GitHub’s published description of its REST interface. */
export interface Description {
  text: string
  operations: readonly Operation[]
}

/** Beside the checkout lies the part that is spoken to; the variable names a fuller one, such as @octokit/openapi’s. */
const FILE =
  process.env.GITHUB_REST_DESCRIPTION ??
  resolve(import.meta.dirname, '../../../../../shared/schemas/github/github-rest-openapi-subset.json')

/** Whether there is a description on this machine. */
export const hasDescription = existsSync(FILE)

let description: Description | undefined

/** Reads the description; nothing where there is none. */
export function findDescription(): Description | undefined {
  if (hasDescription) description ??= parseDescription(readFileSync(FILE, 'utf8'))
  return description
}

function parseDescription(text: string): Description {
  const { paths }: { paths: Record<string, Record<string, unknown>> } = JSON.parse(text)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      ...{ path, method: method.toUpperCase(), route: `${method.toUpperCase()} ${path}` },
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
    })),
  )
  // Where two fit, the one with fewer places to fill in is meant.
  return { text, operations: operations.sort((a, b) => countPlaces(a.path) - countPlaces(b.path)) }
}

function countPlaces(path: string): number {
  return path.split('{').length
}

/** Finds the operation that a request asks for. */
export function findOperation(
  { operations }: Description,
  method: string,
  path: string,
): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.pattern.test(path))
}
