import type { DeliveryPlan } from '../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderers/renderer.ts'
import { isMarked } from './generated-files.ts'
import type { NamedRenderer } from './load-renderers.ts'
import { Refusal } from './refusal.ts'

/** Files that a team writes beside generated ones, which nothing here may touch. */
const LOCAL = /\.local\.[^/]*$/

/**
 * Renders a plan with every renderer; the files sorted by path.
 *
 * @throws Refusal when two claim one path, or a file is not as generated files are
 */
export function renderFiles(plan: DeliveryPlan, renderers: readonly NamedRenderer[]): RenderedFile[] {
  const claims = renderers.flatMap(({ name, render }) => render(plan).map((file) => ({ name, file })))
  const problems = [
    ...claims.flatMap(({ name, file }) => findFaults(file).map((fault) => `${name}: ${file.path}: ${fault}`)),
    ...findDisputes(claims),
  ]
  if (problems.length > 0) throw new Refusal('Renderers wrote what cannot be.', problems)
  return claims.map(({ file }) => file).sort((a, b) => (a.path < b.path ? -1 : 1))
}

function findFaults({ path, text }: RenderedFile): string[] {
  const isWithin = !/^[/\\]|^[A-Za-z]:|\\|(^|\/)\.{0,2}(\/|$)/.test(path)
  return [
    ...(isWithin ? [] : ['the path is not within the workspace, with forward slashes.']),
    ...(LOCAL.test(path) ? ['files with ".local." in their names are the team’s own.'] : []),
    ...(isMarked(text) ? [] : ['the mark is missing from its first lines; "mark()" makes it.']),
    ...(text.includes('\r') ? ['lines end with LF, not with CR.'] : []),
    ...(/[^\n]\n$/.test(text) ? [] : ['it must end with one LF.']),
  ]
}

/** Not every file system tells capitals from small letters. */
function findDisputes(claims: readonly { name: string; file: RenderedFile }[]): string[] {
  const byPath = Map.groupBy(claims, ({ file }) => file.path.toLowerCase())
  return [...byPath.values()]
    .filter((claimants) => claimants.length > 1)
    .map((claimants) => {
      const names = claimants.map(({ name }) => name).sort()
      return `${claimants[0]?.file.path}: claimed by ${names.join(' and by ')}. Only one may write it.`
    })
}
