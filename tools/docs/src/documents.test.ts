import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DECLARATIONS, findTreatment } from './declarations.ts'
import { findUnknown } from './known-commands.ts'
import { commandsOf, listPages } from './list-pages.ts'
import { readKnown } from './read-known.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const pages = listPages(root)
const known = await readKnown(root)

test('every command that a document names is there, with its options', () => {
  const unknown = pages.flatMap((page) =>
    commandsOf(page).flatMap(({ command, line }) => {
      const wrong = findUnknown(command, known)
      return wrong === undefined ? [] : [`${page.path}:${line} ${command}: ${wrong}`]
    }),
  )
  expect(unknown).toEqual([])
})

test('every command that readers are to run has no placeholder, or is declared', () => {
  const unsaid = pages
    .filter(({ isGuide }) => isGuide)
    .flatMap((page) =>
      commandsOf(page)
        .filter(({ place, command }) => place === 'block' && /[<…]/.test(command))
        .filter(({ command }) => findTreatment(command, page.path) === undefined)
        .map(({ command, line }) => `${page.path}:${line} ${command}`),
    )
  expect(unsaid).toEqual([])
})

test('what is left out says why', () => {
  for (const { treatment } of DECLARATIONS) {
    if (treatment.kind === 'left out') expect(treatment.why).toMatch(/^\S.{20,}\.$/)
  }
})

test('nothing is declared of a command that no page has', () => {
  const unused = DECLARATIONS.filter(
    ({ command, page }) =>
      !pages.some(
        (each) =>
          each.isGuide &&
          (page === undefined || page === each.path) &&
          commandsOf(each).some((named) => named.command === command),
      ),
  )
  expect(unused.map(({ command }) => command)).toEqual([])
})
