import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { emitQueries } from '@ehr/db/testing'

/*
 * `node record-sql.ts <root> <feature>`: writes `queries.sql` of a feature that was just generated, without a database;
 * the feature's own test holds it against a real one from then on.
 */
const [root = '.', feature = ''] = process.argv.slice(2)
const folder = join(root, 'libs/features', feature, 'src/api')
const load = (file: string) => import(pathToFileURL(join(folder, file)).href)
const [queries, { queryCallsOf }] = await Promise.all([load('queries.ts'), load('query-calls-of-tests.ts')])

/** Whatever record a call is about, it has this id. */
const ids = new Proxy({}, { get: () => '00000000-0000-4000-8000-000000000000' })
writeFileSync(join(folder, 'queries.sql'), await emitQueries(queries, queryCallsOf(ids)))
