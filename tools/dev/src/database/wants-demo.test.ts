import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wantsDemo } from './wants-demo.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  ['a workspace that says nothing of it', {}, true],
  ['one that keeps it', { ehr: { demo: true } }, true],
  ['one that was made without it', { ehr: { demo: false } }, false],
])('%s', (_, manifest, expected) => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'x', ...manifest }))
  expect(wantsDemo(folder)).toBe(expected)
})
