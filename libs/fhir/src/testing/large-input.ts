import { createWriteStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { observation, patient } from './input.ts'

/** Resources of each patient: the person and what was measured. */
const PER_PATIENT = 50

/** Writes one bundle of so many resources, as it goes. @returns its folder, path and bytes. */
export async function writeLargeBundle(
  resources: number,
): Promise<{ folder: string; path: string; bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-import-'))
  const path = join(folder, 'large.json')
  const file = createWriteStream(path)
  await pipeline(bundleText(resources), file)
  return { folder, path, bytes: file.bytesWritten }
}

function* bundleText(resources: number): Generator<string> {
  yield '{"resourceType":"Bundle","type":"transaction","entry":['
  for (let index = 0; index < resources; index++) {
    const patientId = `p${Math.floor(index / PER_PATIENT)}`
    const resource = index % PER_PATIENT === 0 ? patient(patientId) : observation(`o${index}`, patientId)
    const entry = JSON.stringify({ fullUrl: `urn:uuid:${resource.id}`, resource }, undefined, 2)
    yield index === 0 ? entry : `,\n${entry}`
  }
  yield ']}'
}
