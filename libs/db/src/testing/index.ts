export {
  createEmptyTestDatabase,
  createTestDatabase,
  type TestDatabase,
  useTestDatabase,
} from './create-test-database.ts'
export { emitQueries } from './emit-queries.ts'
export { type QueryCalls, recordQueries } from './record-queries.ts'
