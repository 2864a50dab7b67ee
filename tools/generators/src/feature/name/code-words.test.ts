import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { planFeatureFiles } from '../feature-files.ts'
import type { FeatureRecord } from '../feature-record.ts'
import { readDiskWorkspace } from '../testing/disk-workspace.ts'
import { isCodeWord } from './code-words.ts'

const workspace = readDiskWorkspace(join(import.meta.dirname, '../../../../..'))

const RECORD: FeatureRecord = {
  name: 'zebras',
  singular: 'zebra',
  table: 'zebra',
  fields: [
    'zacode:code zakind:enum(a,entered-in-error) zaat:datetime zaday:date zaname:string zasize:quantity zacount:integer',
    'zalevel:decimal zaopen:boolean zanote:text zavisit:reference(encounters) zaplace:reference(location)?',
  ].join(' '),
  patient: true,
  readOnly: false,
  roles: 'clinician',
  timestamp: '20260101000000',
}

/** Names that files of a feature declare or import, without those made from its own name. */
function declaredNames(record: FeatureRecord): string[] {
  const names = new Set<string>()
  const add = (node: { type: string; name?: unknown } | null) => {
    if (node?.type === 'Identifier' && typeof node.name === 'string') names.add(node.name)
  }
  for (const { path, text } of planFeatureFiles(record, workspace)) {
    if (!/^libs\/features\/.*\.tsx?$/.test(path)) continue
    new Visitor({
      ImportSpecifier: ({ local }) => add(local),
      VariableDeclarator: ({ id }) => {
        add(id)
        if (id.type === 'ObjectPattern') {
          for (const property of id.properties) if (property.type === 'Property') add(property.value)
        }
      },
      FunctionDeclaration: ({ id, params }) => [id, ...params].forEach(add),
      ArrowFunctionExpression: ({ params }) => params.forEach(add),
      TSInterfaceDeclaration: ({ id }) => add(id),
      TSTypeAliasDeclaration: ({ id }) => add(id),
    }).visit(parseSync(path, text).program)
  }
  return [...names].filter((name) => !/zebra|za[a-z]|_/i.test(name)).sort()
}

const OTHERS: readonly FeatureRecord[] = [
  RECORD,
  { ...RECORD, patient: false, fields: 'zaname:string zaplace:reference(location)' },
  { ...RECORD, readOnly: true },
]

test.each(OTHERS)(
  'every name that a generated file has already is a word that a record is not called in code',
  (record) => {
    const declared = declaredNames(record)
    expect(declared.length).toBeGreaterThan(20)
    expect(declared.filter((name) => !isCodeWord(name))).toEqual([])
  },
)
