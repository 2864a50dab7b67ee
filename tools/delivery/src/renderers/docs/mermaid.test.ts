import { expect, test } from 'vitest'
import { PRESET_NAMES } from '../../presets/index.ts'
import { planPreset } from '../../testing/plan-preset.ts'
import { nodeId, renderDiagram } from './mermaid.ts'
import { renderDocs } from './render-docs.ts'

test('a label is quoted, whatever is in it', () => {
  const text = renderDiagram({
    direction: 'LR',
    nodes: [{ id: 'a', label: 'a "b" #35; <c>; `d` | end', shape: 'store' }],
    groups: [{ id: 'g', label: 'x]', nodes: [{ id: 'b', label: 'b', shape: 'person' }] }],
    edges: [{ from: 'a', to: 'b', label: 'to "b"' }],
  })

  expect(text).toBe(
    [
      '```mermaid',
      'flowchart LR',
      '  a[("a #34;b#34; #35;35#59; #60;c#62;#59; #96;d#96; #124; end")]',
      '  subgraph g["x]"]',
      '    b(["b"])',
      '  end',
      '  a -->|"to #34;b#34;"| b',
      '```',
    ].join('\n'),
  )
})

test('an id is one that Mermaid takes, also where a name is one of its words', () => {
  expect(nodeId('end')).toBe('n_end')
  expect(nodeId('branch', 'deploy/st.mary-staging')).toBe('n_branch_deploy_st_mary_staging')
})

test.each(PRESET_NAMES)('the diagrams of %s are balanced, and every arrow joins two boxes', (name) => {
  const diagrams = renderDocs(planPreset(name)).flatMap(({ path, text }) =>
    [...text.matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, diagram = '']) => ({ path, diagram })),
  )

  expect(diagrams.map(({ path }) => path)).toHaveLength(4)
  for (const { path, diagram } of diagrams) expect(checkDiagram(diagram), path).toEqual([])
})

test.each([
  ['an arrow from nowhere', 'flowchart LR\n  a["a"]\n  b --> a', ['b is no box.']],
  ['a group without an end', 'flowchart LR\n  subgraph g["g"]\n    a["a"]', ['1 subgraphs, 0 ends.']],
  ['a label without quotes', 'flowchart LR\n  a[a]', ['What is this: a[a]']],
  ['the same box twice', 'flowchart LR\n  a["a"]\n  a["b"]', ['a is there twice.']],
])('%s would be found', (_, diagram, problems) => {
  expect(checkDiagram(diagram)).toEqual(problems)
})

const NODE = /^(\w+)(?:\["[^"]*"\]|\[\("[^"]*"\)\]|\(\["[^"]*"\]\))$/
const EDGE = /^(\w+) -->(?:\|"[^"]*"\|)? (\w+)$/
const GROUP = /^subgraph (\w+)\["[^"]*"\]$/

/** As much of Mermaid’s grammar as is written here. */
function checkDiagram(diagram: string): string[] {
  const [head = '', ...lines] = diagram.split('\n').map((line) => line.trim())
  const nodes = lines.flatMap((line) => NODE.exec(line)?.[1] ?? [])
  const ends = lines.filter((line) => line === 'end').length
  const groups = lines.filter((line) => GROUP.test(line)).length
  const loose = lines.flatMap((line) => EDGE.exec(line)?.slice(1) ?? []).filter((id) => !nodes.includes(id))
  const odd = lines.filter(
    (line) => line !== 'end' && ![NODE, EDGE, GROUP].some((pattern) => pattern.test(line)),
  )
  return [
    ...(/^flowchart (LR|TB)$/.test(head) ? [] : [`"${head}" begins no diagram.`]),
    ...(groups === ends ? [] : [`${groups} subgraphs, ${ends} ends.`]),
    ...[...new Set(loose)].map((id) => `${id} is no box.`),
    ...nodes.filter((id, index) => nodes.indexOf(id) !== index).map((id) => `${id} is there twice.`),
    ...odd.map((line) => `What is this: ${line}`),
  ]
}
