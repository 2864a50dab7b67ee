import { readFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { readWorkspaceGraph } from '../plan/read-graph.ts'
import { readMetadata, type Workspace } from '../sync/compute-sync.ts'
import { listDeployers } from '../sync/deployers.ts'
import { loadRenderers, type NamedRenderer } from '../sync/load-renderers.ts'
import { Refusal } from '../sync/refusal.ts'
import { type Explained, explainLine } from './explain-line.ts'
import { findSettingLine } from './setting-line.ts'
import { readSettings, renderSettings } from './settings.ts'
import { findClosest } from './suggest.ts'

const WIDTH = 100

/**
 * Explains a generated file, or one line of it: `render.yaml:12` of what the metadata now say.
 *
 * @throws Refusal when the file is not generated, or has no such line
 */
export async function explainFile(workspace: Workspace, place: string): Promise<string[]> {
  const { root, nodes } = workspace
  const [, given = place, number] = /^(.*?)(?::(\d+))?$/.exec(place) ?? []
  const path = (isAbsolute(given) ? relative(root, given) : given).replaceAll('\\', '/').replace(/^\.\//, '')
  const graph = readWorkspaceGraph({ root, nodes, deployers: listDeployers(root) })
  const settings = readSettings(graph, readMetadata(root))
  const written = (await loadRenderers(root)).flatMap((renderer) =>
    renderSettings(graph, renderer, settings).map((file) => ({ renderer, file })),
  )
  const found = written.find(({ file }) => file.path === path)
  if (found === undefined)
    throw refuse(
      path,
      written.map(({ file }) => file.path),
    )
  const head = `${path} is written by the renderer "${found.renderer.name}" from ${[...found.file.from].sort().join(', ')}.`
  if (number === undefined) return [head]
  const line = Number(number) - 1
  const text = found.file.text.split('\n')[line]
  if (text === undefined || Number(number) > found.file.text.split('\n').length - 1)
    throw new Refusal(`${path} has no line ${number}.`, [
      `As the metadata now are it has ${found.file.text.split('\n').length - 1}.`,
    ])
  const causes = explainLine({ graph, renderer: found.renderer, settings, path, line })
  return [head, '', `${number}: ${text}`, '', ...describeCauses(root, causes, found.renderer)]
}

function refuse(path: string, paths: readonly string[]): Refusal {
  const near = findClosest(path, paths)
  return new Refusal(`${path} is not generated from delivery.json.`, [
    ...near.map((each) => `Did you mean ${each}?`),
    `Generated are:`,
    ...[...paths].sort().map((each) => `  ${each}`),
  ])
}

function describeCauses(root: string, causes: readonly Explained[], { name }: NamedRenderer): string[] {
  const say = (title: string, effect: Explained['effect']) => {
    const those = causes.filter((cause) => cause.effect === effect)
    return those.length === 0 ? [] : [title, ...those.map((cause) => `  ${describeCause(root, cause)}`)]
  }
  if (causes.length === 0)
    return [
      `No setting changes this line: the renderer "${name}" writes it so, or it follows from the workspace (declarations of libs/env, routes, targets).`,
    ]
  return [...say('It reads so because of', 'alters'), ...say('It is there because of', 'removes')]
}

function describeCause(root: string, { file, path, value }: Explained): string {
  const line = findSettingLine(readFileSync(join(root, file), 'utf8'), file, path)
  const shown = JSON.stringify(value)
  const short = shown.length > WIDTH ? `${shown.slice(0, WIDTH)}…` : shown
  return `${file}${line === undefined ? '' : `:${line}`}  ${path} = ${short}`
}
