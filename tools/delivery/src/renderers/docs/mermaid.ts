/** One box: `id` is ours, the label is anything. */
export interface DiagramNode {
  id: string
  label: string
  shape?: 'box' | 'store' | 'person'
}

/** One arrow. */
export interface DiagramEdge {
  from: string
  to: string
  label?: string
}

/** A diagram of boxes, some in groups. */
export interface Diagram {
  direction: 'TB' | 'LR'
  nodes: readonly DiagramNode[]
  groups: readonly { id: string; label: string; nodes: readonly DiagramNode[] }[]
  edges: readonly DiagramEdge[]
}

/** Renders a diagram as a fenced block of Mermaid. */
export function renderDiagram({ direction, nodes, groups, edges }: Diagram): string {
  return [
    '```mermaid',
    `flowchart ${direction}`,
    ...nodes.map((node) => `  ${renderNode(node)}`),
    ...groups.flatMap(({ id, label, nodes: inner }) => [
      `  subgraph ${id}[${quote(label)}]`,
      ...inner.map((node) => `    ${renderNode(node)}`),
      '  end',
    ]),
    ...edges.map(
      ({ from, to, label }) => `  ${from} -->${label === undefined ? '' : `|${quote(label)}|`} ${to}`,
    ),
    '```',
  ].join('\n')
}

/** An id that Mermaid takes, from any name; it never is one of its words. */
export function nodeId(...parts: readonly string[]): string {
  return ['n', ...parts].map((part) => part.replaceAll(/[^A-Za-z0-9]/g, '_')).join('_')
}

function renderNode({ id, label, shape = 'box' }: DiagramNode): string {
  const text = quote(label)
  const shapes = { box: `[${text}]`, store: `[(${text})]`, person: `([${text}])` }
  return `${id}${shapes[shape]}`
}

/** Mermaid knows entities without an ampersand, such as #35; for a hash. */
function quote(label: string): string {
  const escaped = [...label.replaceAll(/\s+/g, ' ')].map((character) =>
    /[#"<>`|;&\\]/.test(character) ? `#${character.codePointAt(0)};` : character,
  )
  return `"${escaped.join('')}"`
}
