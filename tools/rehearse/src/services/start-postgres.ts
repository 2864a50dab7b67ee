import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '@ehr/db/server'
import pg from 'pg'
import type { Service } from './read-services.ts'

/** A server that runs. */
export interface RunningPostgres {
  port: number
  stop: () => Promise<void>
}

/**
 * Starts the embedded PostgreSQL as the image `postgres` would: with its user, password and database. Throws where the
 * image would not start.
 */
export async function startPostgres(
  service: Service,
  folder: string,
  port: number,
): Promise<RunningPostgres> {
  const { POSTGRES_USER: user = 'postgres', POSTGRES_PASSWORD: password = '' } = service.env
  const { POSTGRES_DB: database = user } = service.env
  if (password === '')
    throw new Error(`${service.name}: the image ${service.image} does not start without POSTGRES_PASSWORD.`)
  const server = await startServer({ dataFolder: join(folder, service.name), port, durable: false })
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    const name = client.escapeIdentifier(user)
    const secret = client.escapeLiteral(password)
    if (user === 'postgres') await client.query(`alter role ${name} password ${secret}`)
    else await client.query(`create role ${name} superuser login password ${secret}`)
    if (database !== 'postgres')
      await client.query(`create database ${client.escapeIdentifier(database)} owner ${name}`)
  } finally {
    await client.end()
  }
  return {
    port: server.port,
    stop: async () => {
      await server.stop()
      await rm(server.folder, { recursive: true, force: true })
    },
  }
}
