export { columnParsers } from './column-parsers.ts'
export { containing } from './containing.ts'
export { createDb, createPool, type Db, type DbOptions } from './create-db.ts'
export { type Gathered, gather } from './gather.ts'
export { labelQueries, type QueryLabel, unlabelledQueries } from './query-label.ts'
export {
  API_ROLE,
  APP_GROUP,
  createDatabase,
  ensureRoles,
  OWNER_ROLE,
  type RolePasswords,
  withLogin,
} from './roles.ts'
export { type StandingQuery, standingQuery } from './standing-query.ts'
