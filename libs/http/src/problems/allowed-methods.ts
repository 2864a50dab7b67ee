import type { FastifyInstance } from 'fastify'

/** Tells which methods an address takes; an empty list where there is no such address. */
export type AllowedMethods = (path: string) => string[]

/** Watches the routes that are added from now on. */
export function watchAllowedMethods(app: FastifyInstance): AllowedMethods {
  const routes: { method: string; steps: readonly string[] }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (url.includes('*')) return
    for (const one of [method].flat()) routes.push({ method: one, steps: url.split('/') })
  })
  return (path) => {
    const steps = path.split('/')
    const found = routes.filter((route) => isSamePath(route.steps, steps)).map(({ method }) => method)
    return [...new Set(found)].sort()
  }
}

function isSamePath(pattern: readonly string[], steps: readonly string[]): boolean {
  if (pattern.length !== steps.length) return false
  return pattern.every((part, index) => (part.startsWith(':') ? steps[index] !== '' : part === steps[index]))
}
