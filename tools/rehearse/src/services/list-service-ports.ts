import { isMapping, isSequence } from '@ehr/delivery/github-parser'
import type { Workflow } from '../workflow/read-workflow.ts'

/** Lists the ports of this machine that services of a workflow ask for. */
export function listServicePorts({ jobs }: Workflow): number[] {
  const ports = jobs.flatMap(({ token }) => {
    const services = token.find('services')
    if (services === undefined || !isMapping(services)) return []
    return Array.from({ length: services.count }, (_, index) => services.get(index).value).flatMap(
      (service) => {
        const listed = isMapping(service) ? service.find('ports') : undefined
        if (listed === undefined || !isSequence(listed)) return []
        return Array.from({ length: listed.count }, (_, index) => String(listed.get(index)))
      },
    )
  })
  const hosts = ports.flatMap((port) => /^(\d+):\d+/.exec(port)?.[1] ?? [])
  return [...new Set(hosts.map(Number))]
}
