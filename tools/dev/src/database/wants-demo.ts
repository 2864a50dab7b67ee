import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether this workspace works with the demo clinic; `ehr init --no-demo` writes `"ehr": { "demo": false }`. */
export function wantsDemo(root: string): boolean {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object(Object(manifest).ehr).demo !== false
}
