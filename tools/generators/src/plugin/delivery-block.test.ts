import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDeliveryBlock } from './delivery-block.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'delivery-block-'))
  mkdirSync(join(root, 'apps/x'), { recursive: true })
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test.each<[string, string, unknown]>([
  ['a block', '{ "delivery": { "kind": "static" } }', { kind: 'static' }],
  ['no block', '{}', undefined],
  ['a conflict', '<<<<<<< HEAD', undefined],
])('reads %s', (_what, text, block) => {
  writeFileSync(join(root, 'apps/x/package.json'), text)

  expect(readDeliveryBlock(root, 'apps/x')).toEqual(block)
})
