import { expect, test } from 'vitest'
import { pickLaunchers } from './launchers.ts'

const SHELL = { pid: 5, command: 'sh -c node tools/cli/bin/ehr.mjs dev' }
const PNPM = { pid: 4, command: 'pnpm dev' }
const NPX_SHELL = { pid: 3, command: "sh -c 'pnpm' dev" }
const NPX = { pid: 2, command: 'npm exec pnpm@12 dev' }
const TERMINAL = { pid: 1, command: '-bash' }

test('watches everything between us and npx, not the shell that npx was typed into', () => {
  expect(pickLaunchers([SHELL, PNPM, NPX_SHELL, NPX, TERMINAL])).toEqual([SHELL, PNPM, NPX_SHELL, NPX])
})

test('watches up to pnpm when there is no npx', () => {
  expect(pickLaunchers([SHELL, PNPM, TERMINAL])).toEqual([SHELL, PNPM])
})

test('does not watch a shell that only was told to start pnpm', () => {
  const shell = { pid: 1, command: 'bash -c cd clone && pnpm dev > log &' }
  expect(pickLaunchers([SHELL, PNPM, shell])).toEqual([SHELL, PNPM])
})

test('knows a launcher by its script too', () => {
  const script = { pid: 4, command: '/usr/bin/node /usr/lib/node_modules/corepack/dist/pnpm.js dev' }
  expect(pickLaunchers([SHELL, script])).toEqual([SHELL, script])
})

test('watches nothing when started by neither', () => expect(pickLaunchers([TERMINAL])).toEqual([]))
