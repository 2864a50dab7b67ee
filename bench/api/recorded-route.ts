/** Where a parameter of a recorded statement comes from: it is always the same, or is known by a name at each request. */
export type Parameter = { readonly value: unknown } | { readonly name: string }

/** A statement of a route, as the product sent it. */
export interface RecordedStatement {
  readonly sql: string
  readonly parameters: readonly Parameter[]
}

/** A route as its statements. */
export interface RecordedRoute {
  readonly statements: readonly RecordedStatement[]
}

/** What the bare server is told: the database, and what to send for each of its paths. */
export interface BarePlan {
  readonly databaseUrl: string
  readonly search: RecordedRoute
  readonly charts: readonly RecordedRoute[]
  readonly vitals: RecordedRoute
}
