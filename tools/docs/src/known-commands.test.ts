import { Command } from 'commander'
import { expect, test } from 'vitest'
import { findUnknown } from './known-commands.ts'

const program = new Command('ehr')
program.command('dev')
program.command('codes')
const db = program.command('db')
db.command('reset').option('--empty')
const known = {
  program,
  scripts: ['dev', 'ehr', 'nx', 'vitest'],
  generators: new Map([['feature', ['name', 'fields', 'patient']]]),
  exists: (path: string) => path === 'tools/x.ts',
}

test.each([
  'pnpm dev',
  'npx -y pnpm@12 dev',
  'DATA_CLASS=phi pnpm ehr db reset --empty',
  'pnpm ehr db',
  'pnpm ehr <command>',
  'pnpm ehr codes import x --system loinc',
  'pnpm nx g feature x --patient --fields "a:string b:date" --dry-run',
  'pnpm nx affected -t lint',
  'pnpm vitest run --project x',
  'node tools/x.ts [folder …]',
  'git switch -c a',
  'npx -y another-package',
])('%s is there', (command) => {
  expect(findUnknown(command, known)).toBeUndefined()
})

test.each([
  ['pnpm start', 'there is no script or program "start"'],
  ['pnpm ehr dbs', '"pnpm ehr" has no command "dbs"'],
  ['pnpm ehr db wipe', '"pnpm ehr db" has no command "wipe"'],
  ['npx -y pnpm@12 ehr db reset --full', '"pnpm ehr db reset" has no option "--full"'],
  ['pnpm nx g featur x', 'there is no generator "featur"'],
  ['pnpm nx g feature x --field "a"', 'the generator "feature" has no option "--field"'],
  ['pnpm nx afected', 'Nx has no command "afected"'],
  ['node tools/y.ts', 'there is no file tools/y.ts'],
])('%s: %s', (command, wrong) => {
  expect(findUnknown(command, known)).toBe(wrong)
})
