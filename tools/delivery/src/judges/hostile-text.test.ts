import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { isAlias, isCollection, parseDocument, visit } from 'yaml'
import { type DeliveryMetadata, metadataSchema } from '../model/metadata.ts'
import { expression } from '../plan/expression.ts'
import { parseBlocks } from '../plan/parse-blocks.ts'
import { completePlan, prepare } from '../plan/plan.ts'
import { createPreset } from '../presets/index.ts'
import { RENDERERS } from '../renderers/registry.ts'
import type { RenderedFile } from '../renderers/renderer.ts'
import { change } from '../testing/change.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'
import { checkScript, hasShellcheck } from './check-script.ts'
import { lintWorkflow } from './lint-workflow.ts'
import { readSteps } from './list-workflows.ts'
import { parseWorkflowFile } from './parse-workflow.ts'

/** What somebody might put where a name, a sentence or an address belongs; not all of it is meant badly. */
const HOSTILE = [
  `O'Brien "the boss"`,
  "'; id; echo '",
  '"; id; echo "',
  '$(id) $HOME $((1+1))',
  '`id`',
  'a && id || id; id & id',
  'x > /dev/null 2>&1 < /etc/passwd',
  expression('toJSON(secrets)'),
  '$ {{ github.token }}',
  '}} {{ github.token }} {{',
  '::set-output name=a::b',
  '##[error]stop',
  'first\nsecond: 1',
  'first\r\nrun: id',
  'first\u2028second',
  '&a [*a, *a]',
  '!!binary aGVsbG8=',
  '? {a: b} : [c]',
  '- - - %TAG ! tag:',
  '<img src=x onerror=alert(1)>',
  '[here](javascript:alert(1)) ![](x) # x',
  'a | b | c',
  '= 1 + 1 \u200bx\u202ex',
  'ünïcode محمد 患者 🏥 e\u0301',
  'x'.repeat(10_000),
  'null',
  'true',
]

const graph = readCompleteWorkspace()
const { blocks } = parseBlocks(graph)
const preset = createPreset('hikma')
const base = render(preset)

test.each(HOSTILE)(
  '%j is refused, or is text wherever it lands',
  async (hostile) => {
    const places = listTexts(preset).filter((path) => fits(change(preset, { [path]: hostile }), path))
    const refused =
      metadataSchema.safeParse(change(preset, { 'product.description': hostile })).success === false
    if (places.length === 0) return expect(refused).toBe(true)
    const changes = Object.fromEntries(places.filter(isProse).map((path) => [path, hostile]))
    const together = render(metadataSchema.parse(change(preset, changes)))

    expect(together.map(({ path }) => path)).toEqual(base.map(({ path }) => path))
    for (const file of listChanged(together)) await judge(file)
  },
  120_000,
)

test('names that mean something else in YAML are names, one after the other', async () => {
  const cases = ['null', 'true', 'on', 'no', 'e1'].flatMap((name) =>
    listTexts(preset)
      .filter((path) => !isProse(path) && fits(change(preset, { [path]: name }), path))
      .map((path) => ({ path, name })),
  )
  const files = cases.flatMap(({ path, name }) =>
    listChanged(render(metadataSchema.parse(change(preset, { [path]: name })))),
  )

  expect(cases.length).toBeGreaterThan(50)
  for (const file of new Map(files.map((each) => [`${each.path}\n${each.text}`, each])).values())
    expect([file.path, listOddities(file)]).toEqual([file.path, []])
}, 120_000)

/** Sentences and titles, which nothing else refers to. */
function isProse(path: string): boolean {
  return fits(change(preset, { [path]: 'Plain words, as people write them' }), path)
}

function render(metadata: DeliveryMetadata): RenderedFile[] {
  const plan = completePlan(prepare(graph, metadata, blocks))
  return RENDERERS.flatMap(({ render: write }) => [...write(plan)])
}

function listChanged(files: readonly RenderedFile[]): RenderedFile[] {
  return files.filter(({ path, text }) => base.find((each) => each.path === path)?.text !== text)
}

async function judge(file: RenderedFile): Promise<void> {
  const before = base.find(({ path }) => path === file.path)
  expect([file.path, listOddities(file)]).toEqual([file.path, []])
  if (file.path.endsWith('.md'))
    expect([file.path, outline(file.text)]).toEqual([file.path, outline(before?.text ?? '')])
  if (!file.path.startsWith('.github/workflows/')) return
  const parsed = await parseWorkflowFile(file.path, file.text)
  expect(parsed.ok ? [] : parsed.problems).toEqual([])
  expect(await lintWorkflow(file.path, file.text)).toEqual([])
  const known = new Set(readSteps(before?.text ?? '').map(({ run }) => run))
  const scripts = readSteps(file.text).flatMap(({ run }) =>
    run === undefined || known.has(run) ? [] : [run],
  )
  if (hasShellcheck()) expect(scripts.flatMap(checkScript)).toEqual([])
}

/** What is more than plain data, and what the readers complain about. */
function listOddities({ path, text }: RenderedFile): string[] {
  if (path.endsWith('.json')) return typeof JSON.parse(text) === 'object' ? [] : ['no object']
  if (!/\.ya?ml$/.test(path)) return []
  const document = parseDocument(text)
  const found = [...document.errors, ...document.warnings].map(({ message }) => message)
  visit(document, (_key, node) => {
    if (isAlias(node)) found.push(`alias ${node.source}`)
    if (isCollection(node) && node.anchor !== undefined) found.push(`anchor ${node.anchor}`)
  })
  return found
}

/** The parts of a page that are more than sentences: text that is markup would add one. */
function outline(text: string): string[] {
  const kinds: string[] = []
  const walk = (node: { type: string; children?: readonly { type: string }[] }) => {
    if (!['text', 'inlineCode', 'break'].includes(node.type)) kinds.push(node.type)
    for (const child of node.children ?? []) walk(child)
  }
  walk(fromMarkdown(text))
  return kinds
}

function fits(metadata: unknown, path: string): boolean {
  const [section = ''] = path.split('.')
  const schema = Object.entries(metadataSchema.shape).find(([key]) => key === section)?.[1]
  return schema?.safeParse(Object(metadata)[section]).success === true
}

function listTexts(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return [path.join('.')]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => listTexts(child, [...path, key]))
}
