import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { PRESET_NAMES } from './presets/index.ts'
import { RENDERERS } from './renderers/registry.ts'
import { listDeployers } from './sync/deployers.ts'
import { listEhrCommands } from './testing/ehr-commands.ts'
import { planPreset } from './testing/plan-preset.ts'
import { ROOT, readThisWorkspace } from './testing/workspace.ts'

const SOURCE = join(ROOT, '../shared/design/capabilities.md')

const proofSchema = z.union([
  z.strictObject({ file: z.string(), text: z.string().min(1), preset: z.enum(PRESET_NAMES).optional() }),
  z.strictObject({ command: z.string() }),
  z.strictObject({ test: z.string().regex(/^[^ ]+\.(test|spec)\.tsx? > .+$/) }),
])

type Proof = z.infer<typeof proofSchema>

const capabilitiesSchema = z.record(
  z.string().regex(/^[HBMTK][0-9]{2}$/),
  z
    .strictObject({ proofs: z.array(proofSchema).min(1).optional(), later: z.string().min(20).optional() })
    .refine(
      ({ proofs, later }) => proofs !== undefined || later !== undefined,
      'it has neither a proof nor a reason',
    ),
)

const { $comment, ...entries } = Object(
  JSON.parse(readFileSync(join(ROOT, 'docs/capabilities.json'), 'utf8')),
)
const capabilities = capabilitiesSchema.parse(entries)

/** What `nx sync` would write today. */
const workspace = { ...readThisWorkspace(), deployers: listDeployers(ROOT) }

const rendered = Object.fromEntries(
  PRESET_NAMES.map((name) => {
    const plan = planPreset(name, {}, workspace)
    return [
      name,
      new Map(RENDERERS.flatMap(({ render }) => render(plan)).map(({ path, text }) => [path, text])),
    ]
  }),
)

test('every proof of a capability holds', async () => {
  const commands = await listEhrCommands()
  const broken = Object.entries(capabilities).flatMap(([id, { proofs = [] }]) =>
    proofs
      .filter(
        (proof) =>
          !holds(
            proof,
            commands.map(({ name }) => name),
          ),
      )
      .map((proof) => ({ id, ...proof })),
  )

  expect(broken).toEqual([])
})

test('a proof that is gone would be noticed', () => {
  expect(holds({ file: 'delivery.json', text: '"product"' }, [])).toBe(true)
  expect(holds({ file: 'delivery.json', text: 'nowhere in it' }, [])).toBe(false)
  expect(holds({ file: 'nowhere.json', text: 'x' }, [])).toBe(false)
  expect(holds({ file: 'render.yaml', text: 'projects', preset: 'stmary' }, [])).toBe(false)
  expect(holds({ command: 'migrate nowhere' }, ['migrate'])).toBe(false)
  expect(holds({ test: 'delivery.json > a test of another file' }, [])).toBe(false)
})

test('says of itself what it is', () => {
  expect($comment).toContain('tools/delivery/src/capabilities.test.ts')
})

test.skipIf(!existsSync(SOURCE))('every line of the source documents is here, and no other', () => {
  const ids = [...readFileSync(SOURCE, 'utf8').matchAll(/(?:^|· )([HBMTK][0-9]{2}) /gm)].map(
    ([, id = '']) => id,
  )

  expect(ids.length).toBeGreaterThan(150)
  expect(Object.keys(capabilities).sort()).toEqual(ids.sort())
})

function holds(proof: Proof, commands: readonly string[]): boolean {
  if ('command' in proof) return commands.includes(proof.command)
  if ('test' in proof) {
    const [file = '', name = ''] = proof.test.split(' > ')
    return readSource(file).includes(name)
  }
  const text = proof.preset === undefined ? readSource(proof.file) : rendered[proof.preset]?.get(proof.file)
  return text?.includes(proof.text) ?? false
}

/** Names in the code may hold an escape that people do not write. */
function readSource(file: string): string {
  const path = join(ROOT, file)
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll("\\'", "'") : ''
}
