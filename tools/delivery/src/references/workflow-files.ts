import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from 'yaml'
import type { RenderedFile } from '../renderers/renderer.ts'
import type { Line } from './reference.ts'

/** One generated workflow, read back. */
export interface WorkflowFile {
  file: RenderedFile
  jobs: Readonly<Record<string, unknown>>
  /** The lines on which a key has a value, such as each `uses`. */
  listUses: () => { line: Line; action: string; inputs: readonly string[] }[]
}

/** Reads the generated workflows back, each once. */
export function readWorkflowFiles(files: readonly RenderedFile[]): WorkflowFile[] {
  return files.filter(({ path }) => /^\.github\/workflows\/.*\.ya?ml$/.test(path)).map(readWorkflowFile)
}

function readWorkflowFile(file: RenderedFile): WorkflowFile {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines })
  const text = file.text.split('\n')
  return {
    file,
    jobs: Object(Object(document.toJS()).jobs),
    listUses: () => {
      const found: ReturnType<WorkflowFile['listUses']> = []
      visit(document, {
        Map: (_, map) => {
          const uses = map.get('uses')
          if (typeof uses !== 'string') return
          const pair = map.items.find(({ key }) => isScalar(key) && key.value === 'uses')
          const number = lines.linePos(offsetOf(pair)).line
          const inputs = map.get('with')
          found.push({
            line: { file, number, text: text[number - 1] ?? '' },
            action: uses,
            inputs: isMap(inputs)
              ? inputs.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
              : [],
          })
        },
      })
      return found
    },
  }
}

function offsetOf(pair: Pair | undefined): number {
  const node = pair?.key
  return (isScalar(node) || isSeq(node)) && node.range ? node.range[0] : 0
}
