import { readFile } from 'node:fs/promises'
import fastify from 'fastify'
import pg from 'pg'
import type { BarePlan, RecordedRoute } from './recorded-route.ts'

/**
 * What the API is held against, as a process: Fastify and node-postgres send the statements that the product's routes
 * were seen to send, with no session, permission, validation, guard or audit, and answer with the rows.
 */
const [, , planFile = ''] = process.argv
const plan: BarePlan = JSON.parse(await readFile(planFile, 'utf8'))
// As many connections as the API has by default.
const pool = new pg.Pool({ connectionString: plan.databaseUrl, max: 10 })
const app = fastify()

type Known = Record<string, unknown>
type Client = Pick<pg.Pool, 'query'>

app.post<{ Body: { words: string[] } }>('/search', async ({ body }) => {
  const [word0, word1] = body.words
  return await send(pool, plan.search, { word0, word1 })
})

for (const [place, route] of plan.charts.entries()) {
  app.get<{ Params: { patientId: string } }>(`/charts/${place}/:patientId`, async ({ params }) => {
    const { patientId } = params
    return await send(pool, route, { patientId, patientIds: [patientId] })
  })
}

app.post<{ Params: { patientId: string }; Body: { takenAt: string } }>(
  '/vitals/:patientId',
  async ({ params, body }, reply) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const { patientId } = params
      const rows = await send(client, plan.vitals, { patientId, takenAt: body.takenAt, now: new Date() })
      await client.query('commit')
      return reply.status(201).send(rows)
    } finally {
      client.release()
    }
  },
)

/** Sends a route's statements one after another; what an earlier one found is known to the later ones. */
async function send(client: Client, { statements }: RecordedRoute, given: Known): Promise<unknown[][]> {
  const known: Known = { ...given }
  const answers: unknown[][] = []
  for (const { sql, parameters } of statements) {
    const values = parameters.map((parameter) =>
      'name' in parameter ? known[parameter.name] : parameter.value,
    )
    const { rows } = await client.query(sql, values)
    learn(known, rows)
    answers.push(rows)
  }
  return answers
}

/** The patients of a page, by place: a page that is not full names its last one again. */
const PAGE = 50

function learn(known: Known, rows: readonly Known[]): void {
  if (rows[0]?.patient_id !== undefined && known.hits === undefined) {
    const hits = rows.map((row) => row.patient_id)
    known.hits = hits
    for (let place = 0; place < PAGE; place += 1) known[`hit ${place}`] = hits[place] ?? hits.at(-1)
  }
  const panel = rows.find((row) => row.code === '85354-9')
  if (panel !== undefined) known.panel ??= panel.id
}

process.once('SIGTERM', () => app.close().then(() => pool.end()))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
