import type { WorkspaceGraph } from '../plan/graph.ts'
import type { NamedRenderer } from '../sync/load-renderers.ts'
import { isRecord } from './schema-nodes.ts'
import { getAt, listSteps, type Step, setAt } from './setting-paths.ts'
import { nameSetting, renderSettings, type Settings } from './settings.ts'
import { type Cause, findEffect, traceLine } from './trace-line.ts'

/** A setting that a line of a generated file follows from. */
export interface Explained {
  /** The file that a person edits, and the place in it. */
  file: string
  path: string
  value: unknown
  /** With another value the line reads otherwise; or is not there. */
  effect: Cause['effect']
}

/** What is to be explained: a line, counted from zero, of the file at a path. */
export interface Question {
  graph: WorkspaceGraph
  renderer: NamedRenderer
  settings: Settings
  path: string
  line: number
}

/** Finds the settings that one line follows from; those first that make it read otherwise. */
export function explainLine({ graph, renderer, settings, path, line }: Question): Explained[] {
  const render = (changed: unknown) => {
    // What is changed keeps its shape: values are exchanged for others of their kind.
    const shaped: Settings = Object(changed)
    return renderSettings(graph, renderer, shaped).find((file) => file.path === path)?.text
  }
  const causes = [...traceNames({ settings, render, line }), ...traceLine({ settings, render, line })]
  return causes
    .map(({ steps, effect }) => ({ ...nameSetting(steps), value: getAt(settings, steps), effect }))
    .sort((a, b) => (a.effect === b.effect ? 0 : a.effect === 'alters' ? -1 : 1))
}

/** Names that the team gives, such as of environments, are keys: they are traced by giving them other ones. */
function traceNames({ settings, render, line }: Parameters<typeof traceLine>[0]): Cause[] {
  const base = (render(settings) ?? '').split('\n')
  const text = base[line] ?? ''
  const named = listKeys(settings, []).filter((steps) => text.includes(String(steps.at(-1))))
  return named.flatMap((steps) => {
    const effect = findEffect(base, render, renameKey(settings, steps), line)
    return effect === 'alters' ? [{ steps, effect }] : []
  })
}

function listKeys(value: unknown, steps: readonly Step[]): Step[][] {
  return listSteps(getAt(value, steps)).flatMap((step) => {
    const inner = [...steps, step]
    const [source, ...path] = steps
    const isName = source === 'delivery.json' && typeof step === 'string' && isRecordAt(path)
    return [...(isName ? [inner] : []), ...listKeys(value, inner)]
  })
}

const RECORDS = new Map<string, boolean>()

function isRecordAt(path: readonly Step[]): boolean {
  const key = JSON.stringify(path)
  const known = RECORDS.get(key) ?? isRecord(path)
  RECORDS.set(key, known)
  return known
}

function renameKey(settings: unknown, steps: readonly Step[]): unknown {
  const holder = steps.slice(0, -1)
  const entries = Object.entries(Object(getAt(settings, holder)))
  const renamed = entries.map(([key, value]) => [key === steps.at(-1) ? `${key}x` : key, value])
  return setAt(settings, holder, Object.fromEntries(renamed))
}
