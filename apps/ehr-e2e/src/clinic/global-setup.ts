import { startMailCatcher } from './mail-catcher.ts'
import { startClinic } from './start-clinic.ts'

/** Starts one clinic for all journeys, and what catches its mails; what is returned ends both. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const mails = await startMailCatcher()
  const clinic = await startClinic({ smtpUrl: mails.smtpUrl })
  process.env.E2E_BASE_URL = clinic.address
  process.env.E2E_MAILS = mails.file
  return async () => {
    await clinic.stop()
    await mails.stop()
  }
}
