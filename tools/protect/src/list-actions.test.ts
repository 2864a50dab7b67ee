import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listActions } from './list-actions.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'protect-'))
})

afterEach(() => rmSync(root, { recursive: true }))

test('lists the actions of generated workflows and of the team’s own, each once', () => {
  mkdirSync(join(root, '.github/workflows'), { recursive: true })
  const step = (uses: string) =>
    `jobs: { a: { steps: [{ uses: "${uses}" }, { run: "uses: not/one@v1" }] } }\n`
  writeFileSync(join(root, '.github/workflows/ci.yml'), step('github/codeql-action/init@abc'))
  writeFileSync(join(root, '.github/workflows/own.local.yml'), step('acme/tool@v1'))
  writeFileSync(join(root, '.github/workflows/more.yaml'), step('./.github/actions/here'))
  writeFileSync(join(root, '.github/workflows/again.yml'), step('acme/tool@v2'))

  expect(listActions(root)).toEqual(['acme/tool', 'github/codeql-action'])
})

test('a checkout without workflows runs none', () => {
  expect(listActions(root)).toEqual([])
})
