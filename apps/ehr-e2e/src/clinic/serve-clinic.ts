import { startClinic } from './start-clinic.ts'

/*
 * `fork('serve-clinic.ts')`: a clinic for another program, which need not depend on this one. Its first message is the
 * address; it ends when the other one disconnects.
 */
const clinic = await startClinic()
process.send?.(clinic.address)
process.once('disconnect', () => void clinic.stop().then(() => process.exit()))
