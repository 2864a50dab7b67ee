import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeTexts, type ThreeTexts } from './merge-texts.ts'

const merge = (base: string, ours: string, theirs: string) =>
  mergeTexts({ base: lines(base), ours: lines(ours), theirs: lines(theirs) })
const lines = (letters: string) => letters.split('').join('\n')
const letters = (text: string) => text.replaceAll('\n', '')

test.each([
  ['what only the team changed stays', 'abc', 'aXc', 'abc', 'aXc'],
  ['what only the generator changed comes', 'abc', 'abc', 'abYc', 'abYc'],
  ['both, apart', 'abcd', 'Xbcd', 'abcdY', 'XbcdY'],
  ['a line changed beside a line added', 'abc', 'aXc', 'abYc', 'aXYc'],
  ['a line changed beside a line changed', 'abc', 'aXc', 'Ybc', 'YXc'],
  ['a line added beside a line taken out', 'abc', 'abXc', 'ac', 'aXc'],
  ['a line added between two that were changed', 'abcd', 'abXcd', 'aYZd', 'aYXZd'],
  ['the same change on both sides', 'abc', 'aXc', 'aXc', 'aXc'],
  ['taken out by both', 'abc', 'ac', 'ac', 'ac'],
  ['all of it by the team', '', 'xy', '', 'xy'],
])('%s', (_, base, ours, theirs, expected) => {
  const merged = merge(base, ours, theirs)
  expect({ text: letters(merged.text), conflicts: merged.conflicts }).toEqual({
    text: expected,
    conflicts: [],
  })
})

test('two changes of one line conflict: marked, with the line that the team has it on', () => {
  expect(merge('abc', 'xaXc', 'aYc')).toEqual({
    text: 'x\na\n<<<<<<< yours\nX\n=======\nY\n>>>>>>> nx g field\nc',
    conflicts: [{ line: 3, ours: ['X'], theirs: ['Y'] }],
  })
})

test('two insertions at one place, and a line changed that the other took out, conflict', () => {
  expect(merge('ab', 'aXb', 'aYb').conflicts).toEqual([{ line: 2, ours: ['X'], theirs: ['Y'] }])
  expect(merge('abc', 'ac', 'aYc').conflicts).toEqual([{ line: 2, ours: [], theirs: ['Y'] }])
  expect(merge('abcd', 'abXcd', 'ad').conflicts).toHaveLength(1)
})

test('a conflict leaves what merges beside it merged', () => {
  const { text, conflicts } = merge('abcdef', 'AbcdXf', 'abcdYf')
  expect(letters(text)).toBe('Abcd<<<<<<< yoursX=======Y>>>>>>> nx g fieldf')
  expect(conflicts).toHaveLength(1)
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merge-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What git makes of them; `undefined` where it finds a conflict. */
function mergeByGit(texts: ThreeTexts): string | undefined {
  const [ours, base, theirs] = [texts.ours, texts.base, texts.theirs].map((text, index) => {
    const path = join(folder, String(index))
    writeFileSync(path, `${text}\n`)
    return path
  })
  try {
    const args = ['merge-file', '-p', ours ?? '', base ?? '', theirs ?? '']
    return execFileSync('git', args, { encoding: 'utf8' }).replace(/\n$/, '')
  } catch {
    return undefined
  }
}

test('where git merges, the result is the same', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const edit = (text: readonly string[], mark: string) => {
    const at = random(text.length)
    return random(3) === 0
      ? text.toSpliced(at, random(3))
      : text.toSpliced(at, random(2), `${mark}${random(9)}`)
  }
  const base = Array.from({ length: 30 }, (_, index) => `line ${index}`)
  const compared = Array.from({ length: 60 }, () => {
    const texts = { base, ours: edit(edit(base, 'o'), 'o'), theirs: edit(edit(base, 't'), 't') }
    const [all, own, their] = [texts.base, texts.ours, texts.theirs].map((text) => text.join('\n'))
    const given = { base: all ?? '', ours: own ?? '', theirs: their ?? '' }
    return { git: mergeByGit(given), ours: mergeTexts(given) }
  }).filter(({ git }) => git !== undefined)
  expect(compared.length).toBeGreaterThan(30)
  for (const { git, ours } of compared) expect(ours).toEqual({ text: git, conflicts: [] })
})
