import type { Argument, Expression, Node } from 'oxc-parser'
import { type Binding, findBinding } from './bindings.ts'
import { isNewKysely, isSql } from './kysely-imports.ts'
import {
  CALLBACK,
  CONVERSIONS,
  DATABASE_NAMES,
  DATABASE_TYPES,
  EXECUTORS,
  FRAGMENTS,
  HANDLES,
  OTHER_TYPES,
  PROMISE_METHODS,
  QUERIES,
  SCHEMA_CHANGES,
  SESSIONS,
} from './kysely-words.ts'
import { isMigrationFunction } from './migration-function.ts'
import { type Link, readChain } from './read-chain.ts'
import { isExpression, type SyntaxTree, unwrap } from './syntax-tree.ts'

/** What an expression is to Kysely; undefined where the text does not tell. */
export interface Thing {
  /** `query`: a promise of something sent. `unsent`: `x.execute` without its call. */
  what: 'database' | 'schema' | 'session' | 'builder' | 'query' | 'unsent'
  /** Where the connection comes from: handed in, or brought along. Undefined for a fragment of `sql`, which has none yet. */
  from: 'given' | 'outside' | undefined
  /** Handed to a function by `$call`, which may have sent it. */
  mayBeSent?: boolean
  /** A promise in a variable, which others may await. */
  isKept?: boolean
  /** What it came by: a parameter, or what is no part of the function. */
  database?: Binding
}

/** Tells what an expression is, from its chain of calls and where its root comes from. */
export function classify(tree: SyntaxTree, expression: Expression): Thing | undefined {
  if (KNOWN.has(expression)) return KNOWN.get(expression)
  // Until it is known: a variable may be made from itself (`let a = a.b()` in an inner block).
  KNOWN.set(expression, undefined)
  const thing = classifyChain(tree, expression)
  KNOWN.set(expression, thing)
  return thing
}

/** Nodes belong to one tree and never change. */
const KNOWN = new WeakMap<Expression, Thing | undefined>()

function classifyChain(tree: SyntaxTree, expression: Expression): Thing | undefined {
  const { root, links } = readChain(expression)
  return links.reduce<Thing | undefined>(
    (thing, link) => (thing === undefined ? undefined : follow(tree, thing, link)),
    classifyRoot(tree, root, links),
  )
}

function classifyRoot(tree: SyntaxTree, root: Expression, links: Link[]): Thing | undefined {
  if (root.type === 'TaggedTemplateExpression') {
    return isSql(tree, unwrap(root.tag)) ? { what: 'builder', from: undefined } : undefined
  }
  if (isSql(tree, root)) {
    const [first] = links
    if (first?.args === undefined || !FRAGMENTS.has(first.name)) return undefined
    links.shift()
    return { what: 'builder', from: undefined }
  }
  if (root.type === 'AwaitExpression') {
    // `await db.startTransaction().execute()` is a transaction to be ended by hand.
    const chain = readChain(root.argument)
    const isStarted = chain.links.some(({ name }) => name === 'startTransaction')
    const thing = isStarted ? classify(tree, root.argument) : undefined
    return thing === undefined ? undefined : { ...thing, what: 'database' }
  }
  if (root.type !== 'Identifier') return undefined
  const binding = findBinding(tree, root, root.name)
  return binding === undefined ? undefined : classifyBinding(tree, binding)
}

function classifyBinding(tree: SyntaxTree, binding: Binding): Thing | undefined {
  switch (binding.kind) {
    case 'parameter':
      return isDatabaseParameter(tree, binding)
        ? { what: 'database', from: 'given', database: binding }
        : undefined
    case 'import':
      // Whether it is a database shows in what is asked of it.
      return binding.source === 'kysely'
        ? undefined
        : { what: 'database', from: 'outside', database: binding }
    case 'variable': {
      if (binding.init === undefined) return undefined
      if (isNewKysely(tree, binding.init)) return { what: 'database', from: 'outside', database: binding }
      const thing = classify(tree, binding.init)
      return thing?.what === 'query' ? { ...thing, isKept: true } : thing
    }
    case 'property': {
      const thing = binding.key === 'schema' ? classify(tree, binding.init) : undefined
      return thing?.what === 'database' ? { ...thing, what: 'schema' } : undefined
    }
    default:
      return undefined
  }
}

function follow(tree: SyntaxTree, thing: Thing, { name, args }: Link): Thing | undefined {
  if (args === undefined) return followProperty(thing, name)
  switch (thing.what) {
    case 'database':
      return followDatabase(thing, name)
    case 'schema':
      if (HANDLES.has(name)) return thing
      return SCHEMA_CHANGES.test(name) ? { ...thing, what: 'builder' } : undefined
    case 'session':
    case 'builder':
      if (EXECUTORS.has(name)) return send(tree, thing, args)
      if (name === CALLBACK) return { ...thing, mayBeSent: true }
      return CONVERSIONS.has(name) ? undefined : thing
    case 'query':
      return PROMISE_METHODS.has(name) ? thing : undefined
    default:
      return undefined
  }
}

function followProperty(thing: Thing, name: string): Thing | undefined {
  if (thing.what === 'database') return name === 'schema' ? { ...thing, what: 'schema' } : undefined
  const isBuilt = thing.what === 'builder' || thing.what === 'session'
  return isBuilt && EXECUTORS.has(name) ? { ...thing, what: 'unsent' } : undefined
}

function followDatabase(thing: Thing, name: string): Thing | undefined {
  if (HANDLES.has(name)) return thing
  if (QUERIES.has(name)) return { ...thing, what: 'builder' }
  if (SESSIONS.has(name)) return { ...thing, what: 'session' }
  return name === 'executeQuery' ? { ...thing, what: 'query' } : undefined
}

/** A fragment of `sql` goes where its argument says. */
function send(tree: SyntaxTree, thing: Thing, [argument]: readonly Argument[]): Thing | undefined {
  if (thing.from !== undefined) return { ...thing, what: 'query' }
  const target = isExpression(argument) ? classify(tree, argument) : undefined
  return { ...thing, ...target, what: 'query' }
}

function isDatabaseParameter(
  tree: SyntaxTree,
  { name, type, index, of }: Extract<Binding, { kind: 'parameter' }>,
): boolean {
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
    if (DATABASE_TYPES.has(type.typeName.name)) return true
    if (OTHER_TYPES.test(type.typeName.name)) return false
  }
  if (index === 0 && (isMigrationFunction(tree, of) || findSession(tree, of) !== undefined)) return true
  return DATABASE_NAMES.has(name)
}

/** The session (`db.transaction()`, `db.connection()`) that a function is handed to as its work. */
export function findSession(tree: SyntaxTree, work: Node): Thing | undefined {
  const call = tree.parentOf(work)
  if (call?.type !== 'CallExpression' || call.arguments[0] !== work) return undefined
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined
  if (callee.property.name !== 'execute') return undefined
  const session = classify(tree, callee.object)
  return session?.what === 'session' ? session : undefined
}
