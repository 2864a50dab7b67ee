export { type AffectedOptions, runAffected } from './run-affected.ts'
