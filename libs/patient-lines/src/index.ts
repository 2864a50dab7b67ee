export { listPatientLines, type PatientLine } from './patient-line.ts'
