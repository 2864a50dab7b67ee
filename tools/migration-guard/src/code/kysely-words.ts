/** Methods and properties of a Kysely, Transaction or schema that give another one of the kind. */
export const HANDLES: ReadonlySet<string> = new Set([
  'withSchema',
  'withPlugin',
  'withoutPlugins',
  'withTables',
  '$extendTables',
  '$omitTables',
  '$pickTables',
])

/** Methods of a Kysely that begin a query. */
export const QUERIES: ReadonlySet<string> = new Set([
  ...['selectFrom', 'selectNoFrom', 'insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto'],
  ...['with', 'withRecursive'],
])

/** Methods of a schema that begin a statement. */
export const SCHEMA_CHANGES = /^(create|alter|drop|refresh)[A-Z]/

/** Methods that begin a transaction, or work on one connection. */
export const SESSIONS: ReadonlySet<string> = new Set(['transaction', 'startTransaction', 'connection'])

/** Methods that send what was built and give a promise. */
export const EXECUTORS: ReadonlySet<string> = new Set([
  ...['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'executeQuery', 'explain'],
])

/** Hands the builder to a function, which may send it as well. */
export const CALLBACK = '$call'

/** Methods that turn a builder into something else. */
export const CONVERSIONS: ReadonlySet<string> = new Set([
  ...['stream', 'compile', 'toOperationNode', 'as', 'then'],
])

/** Methods of `sql` that make a fragment, as the tag itself does. */
export const FRAGMENTS: ReadonlySet<string> = new Set(['raw', 'join'])

export const PROMISE_METHODS: ReadonlySet<string> = new Set(['then', 'catch', 'finally'])

/** Types of a parameter that is a database. */
export const DATABASE_TYPES: ReadonlySet<string> = new Set([
  ...['Kysely', 'Transaction', 'ControlledTransaction', 'Db', 'DB', 'Database', 'AnyDb', 'AnyKysely'],
])

/** Types of a parameter that is a database of another library, whose builders run when they are awaited. */
export const OTHER_TYPES = /knex|queryrunner|queryinterface|sequelize|mongo|client$|pool$/i

/** Names of a parameter that is a database, where its type does not say otherwise. */
export const DATABASE_NAMES: ReadonlySet<string> = new Set(['db', 'database', 'kysely', 'trx', 'tx'])
