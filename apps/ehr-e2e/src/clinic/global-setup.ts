import { startClinic } from './start-clinic.ts'

/** Starts one clinic for all journeys; what is returned ends it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const clinic = await startClinic()
  process.env.E2E_BASE_URL = clinic.address
  return clinic.stop
}
