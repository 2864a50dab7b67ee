import type { Field } from './field.ts'
import type { FeatureNames } from './names.ts'
import { isCodeWord, isSqlWord } from './reserved-words.ts'
import type { Workspace } from './workspace.ts'

/** What is wrong with a feature's name: taken, or a word that SQL or the code reserves. */
export function refuseNames(names: FeatureNames, { features, tables, migrations }: Workspace): string[] {
  const { feature, table } = names
  const reserved = isSqlWord(table) || isCodeWord(names.record.replaceAll('-', '_'))
  return [
    ...(reserved
      ? [`"${names.words}" is a reserved word: say more, such as "care ${names.words}s", or give --fhir.`]
      : []),
    ...(features.includes(feature) ? [`There is a feature "${feature}" already.`] : []),
    ...(tables.some(({ name }) => name === table)
      ? [`There is a table "${table}" already: choose another name, or another --fhir.`]
      : []),
    ...(migrations.some((name) => name.endsWith(`_${feature.replaceAll('-', '_')}.ts`))
      ? [`There is a migration named "${feature}" already.`]
      : []),
  ]
}

/** What is wrong with the fields beside their form: reserved names, references that cannot be. */
export function refuseFields(fields: readonly Field[], { tables }: Workspace): string[] {
  const hasOwn = fields.length === 0 || fields.some(({ type }) => type !== 'reference')
  const problems = fields.flatMap((field) => [
    ...(isSqlWord(field.column)
      ? [`"${field.name}" is a reserved word of SQL: say more, such as "${field.name}Value".`]
      : []),
    ...(field.type === 'reference' ? refuseReference(field, tables) : []),
  ])
  return hasOwn ? problems : [...problems, 'A record needs a field that is no reference, such as note:text?.']
}

function refuseReference({ name, options, isOptional }: Field, tables: Workspace['tables']): string[] {
  const target = options[0] ?? ''
  return [
    ...(tables.some((table) => table.name === target)
      ? []
      : [
          `"${name}": there is no table "${target}"; there are ${tables.map((table) => table.name).join(', ')}.`,
        ]),
    ...(isOptional
      ? []
      : [
          `"${name}": a reference must be optional, since the form cannot choose one: ${name}:reference(${target})?`,
        ]),
  ]
}
