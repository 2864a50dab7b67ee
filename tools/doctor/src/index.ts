export type { Check, Finding, Place } from './check.ts'
export { type DoctorOptions, runDoctor } from './run-doctor.ts'
