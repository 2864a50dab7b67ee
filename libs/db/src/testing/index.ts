export {
  createEmptyTestDatabase,
  createTestDatabase,
  type TestDatabase,
  useTestDatabase,
} from './create-test-database.ts'
export { type QueryCalls, recordQueries } from './record-queries.ts'
