import { expect, test } from 'vitest'
import { mark } from '../renderers/generated-mark.ts'
import { planPreset } from '../testing/plan-preset.ts'
import type { NamedRenderer } from './load-renderers.ts'
import { renderFiles } from './render-files.ts'

const plan = planPreset('hikma')
const HEAD = mark({ from: ['product'], comment: '#' })

function renderer(name: string, path: string, text = `${HEAD}\nx: 1\n`): NamedRenderer {
  return { name, render: () => [{ path, text, from: ['product'] }] }
}

test('sorts files by path, whatever the order of the renderers', () => {
  const [a, b] = [renderer('a', 'b.yml'), renderer('b', 'a.yml')]

  expect(renderFiles(plan, [a, b]).map(({ path }) => path)).toEqual(['a.yml', 'b.yml'])
  expect(renderFiles(plan, [b, a])).toEqual(renderFiles(plan, [a, b]))
})

test('two renderers may not claim one path, also where only capitals differ', () => {
  expect(() => renderFiles(plan, [renderer('ours', 'docs/A.md'), renderer('theirs', 'docs/a.md')])).toThrow(
    'docs/A.md: claimed by ours and by theirs. Only one may write it.',
  )
})

test.each([
  ['/etc/passwd', `${HEAD}\nx\n`, 'the path is not within the workspace'],
  ['../x.yml', `${HEAD}\nx\n`, 'the path is not within the workspace'],
  ['a\\b.yml', `${HEAD}\nx\n`, 'the path is not within the workspace'],
  ['.github/workflows/ci.local.yml', `${HEAD}\nx\n`, 'files with ".local." in their names'],
  ['a.yml', 'x: 1\n', 'the mark is missing'],
  ['a.yml', `${HEAD}\r\nx: 1\n`, 'lines end with LF'],
  ['a.yml', `${HEAD}\nx: 1`, 'it must end with one LF'],
  ['a.yml', `${HEAD}\nx: 1\n\n`, 'it must end with one LF'],
])('refuses %s with %j', (path, text, fault) => {
  expect(() => renderFiles(plan, [renderer('ours', path, text)])).toThrow(`ours: ${path}: ${fault}`)
})
