import type { Catalogue, Table, View } from '../catalogue/model.ts'

/** A catalogue as single things with their definitions, so that two can be compared one by one. */
export type FlatCatalogue = ReadonlyMap<string, string>

/** Takes a catalogue apart: `column visit_note.body` → its definition. */
export function flattenCatalogue(catalogue: Catalogue): FlatCatalogue {
  const { extensions, enums, sequences, functions, tables, views } = catalogue
  return new Map([
    ...extensions.map((name) => [`extension ${name}`, ''] as const),
    ...enums.map(({ name, values }) => [`enum ${name}`, values.join(', ')] as const),
    ...sequences.map(({ name, ...rest }) => [`sequence ${name}`, JSON.stringify(rest)] as const),
    ...functions.map(({ signature, ...rest }) => [`function ${signature}`, JSON.stringify(rest)] as const),
    ...tables.flatMap(flattenTable),
    ...views.flatMap(flattenView),
  ])
}

function flattenTable(table: Table): [string, string][] {
  const { name, columns, constraints, indexes, triggers, policies, grants, ...head } = table
  return [
    [`table ${name}`, JSON.stringify(head)],
    ...named('column', name, columns),
    ...named('constraint', name, constraints),
    ...named('index', name, indexes),
    ...named('trigger', name, triggers),
    ...named('policy', name, policies),
    ...grants.map(flattenGrant(name)),
  ]
}

function flattenView(view: View): [string, string][] {
  const { name, columns, indexes, grants, ...head } = view
  return [
    [`view ${name}`, JSON.stringify(head)],
    ...named('column', name, columns),
    ...named('index', name, indexes),
    ...grants.map(flattenGrant(name)),
  ]
}

function named(kind: string, of: string, things: readonly { name: string }[]): [string, string][] {
  return things.map(({ name, ...rest }) => [`${kind} ${of}.${name}`, JSON.stringify(rest)])
}

function flattenGrant(of: string) {
  return ({ role, rights, column }: Table['grants'][number]): [string, string] => [
    `grant to ${role} on ${of}${column === null ? '' : `.${column}`}`,
    rights.join(', '),
  ]
}
