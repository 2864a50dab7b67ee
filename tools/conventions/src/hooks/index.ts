export { checkMigrations } from './check-migrations.ts'
export { type Refusal, renderRefusals } from './print.ts'
export { listCommits, type PushedCommit } from './pushed-commits.ts'
