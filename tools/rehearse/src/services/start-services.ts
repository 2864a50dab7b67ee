import { join } from 'node:path'
import type { Value, Values } from '../expressions/value.ts'
import type { Reporter } from '../report/reporter.ts'
import type { MovedPort } from './move-port.ts'
import { findPostgresVersion, readServices, type Service } from './read-services.ts'
import { type RunningPostgres, startPostgres } from './start-postgres.ts'

/** The major version of the embedded server. */
const EMBEDDED = '16'

/** The services of a job, as they run on this machine. */
export interface RunningServices {
  /** `job.services`. */
  context: Values
  moved: readonly MovedPort[]
  stop: () => Promise<void>
}

/** Where they run, and who is told. */
export interface ServiceOptions {
  folder: string
  reporter: Reporter
  say: (line: string) => void
}

/** Starts what stands beside a job. Throws where GitHub would not begin the job. */
export async function startServices(services: Value, options: ServiceOptions): Promise<RunningServices> {
  const running: RunningPostgres[] = []
  const stop = async () => {
    for (const each of running) await each.stop()
  }
  const moved: MovedPort[] = []
  const context: Record<string, Values> = {}
  try {
    for (const service of readServices(services)) {
      if (!isRehearsed(service, options)) continue
      const [{ host, container } = { host: 0, container: 5432 }] = service.ports
      const server = await startPostgres(service, join(options.folder, 'services'), host)
      running.push(server)
      context[service.name] = { ports: { [container]: String(server.port) } }
      if (host !== 0 && host !== server.port) {
        moved.push({ from: host, to: server.port })
        options.reporter.differs(`${service.name} is at port ${server.port}, as ${host} is taken here`)
      }
      options.say(`${service.image} is the embedded PostgreSQL, at port ${server.port}`)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { context, moved, stop }
}

function isRehearsed({ name, image }: Service, { reporter }: ServiceOptions): boolean {
  const version = findPostgresVersion(image)
  if (version === undefined) reporter.differs(`the service ${name} (${image}) is not rehearsed`)
  else if (version !== EMBEDDED) reporter.differs(`${name} is PostgreSQL ${EMBEDDED} in place of ${version}`)
  return version !== undefined
}
