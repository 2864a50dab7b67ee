import { createDb } from '@ehr/db'
import { importFhir } from '../import/index.ts'

/** Imports in a process of its own: `<database address> <path>`. Prints its peak memory when done. */
const [connectionString = '', path = ''] = process.argv.slice(2)
const db = createDb({ connectionString, maxConnections: 2, statementTimeoutMs: 0 })
const { seconds, types } = await importFhir(db, { path, source: 'child', now: new Date() })
await db.destroy()
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ peakMegabytes, seconds, types }))
