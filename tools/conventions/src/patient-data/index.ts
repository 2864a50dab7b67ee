export { addMadeUp } from './add-made-up.ts'
export { findPatientData, listPersonalFacts, type PatientDataFinding } from './find-patient-data.ts'
export type { Fact, Kind } from './kinds.ts'
export { entriesOf, isMadeUp, MADE_UP_FILE, type MadeUp, parseMadeUp, readMadeUp } from './made-up.ts'
