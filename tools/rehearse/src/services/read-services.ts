import { asValues, isList, toText, toTexts, type Value } from '../expressions/value.ts'

/** A container beside a job. */
export interface Service {
  name: string
  image: string
  env: Readonly<Record<string, string>>
  /** `host` is 0 where any will do. */
  ports: readonly { host: number; container: number }[]
}

/** Reads the services of a job, resolved. */
export function readServices(services: Value): Service[] {
  return Object.entries(asValues(services)).map(([name, service]) => {
    const {
      image = '',
      env = {},
      ports = [],
    } = typeof service === 'string' ? { image: service } : asValues(service)
    const listed = isList(ports) ? ports : []
    return {
      name,
      image: toText(image),
      env: toTexts(env),
      ports: listed.map((port) => readPort(toText(port))),
    }
  })
}

/** Says which version of PostgreSQL an image holds; nothing for another program. */
export function findPostgresVersion(image: string): string | undefined {
  return /^(?:docker\.io\/)?(?:library\/)?postgres(?::(\d+)[\w.-]*)?$/
    .exec(image)
    ?.slice(1)
    .map((found) => found ?? '16')[0]
}

function readPort(text: string): { host: number; container: number } {
  const [first = '', second] = text.replace(/\/(tcp|udp)$/, '').split(':')
  return second === undefined
    ? { host: 0, container: Number(first) }
    : { host: Number(first), container: Number(second) }
}
