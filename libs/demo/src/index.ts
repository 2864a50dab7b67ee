export { mondayOf } from './calendar.ts'
export { type DemoOptions, loadDemo } from './load/load-demo.ts'
export { moveDemo } from './load/move-demo.ts'
export { type ClinicSeed, planClinic } from './plan/plan-clinic.ts'
