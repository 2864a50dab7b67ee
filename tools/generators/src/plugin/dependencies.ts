/** One edge of the project graph that no package.json and no import statement states. */
export interface ImpliedDependency {
  source: string
  target: string
}

interface Exporting {
  name: string
  exports: Record<string, string>
}

/** The applications that compose features, and the half of a feature that each takes. */
const COMPOSERS = { '@ehr/ehr-api': './api', '@ehr/ehr-web': './web' } as const

/** The applications that the journeys drive. */
const DRIVEN = ['@ehr/ehr-api', '@ehr/ehr-web']
const DRIVER = '@ehr/ehr-e2e'

/** Plans the edges that discovery makes: applications on features, journeys on applications. */
export function planDependencies(packages: readonly Exporting[]): ImpliedDependency[] {
  const present = new Set(packages.map(({ name }) => name))
  const composed = Object.entries(COMPOSERS).flatMap(([source, half]) =>
    packages
      .filter((each) => isFeature(each) && half in each.exports)
      .map(({ name }) => ({ source, target: name })),
  )
  const driven = DRIVEN.map((target) => ({ source: DRIVER, target }))
  return [...composed, ...driven].filter(({ source, target }) => present.has(source) && present.has(target))
}

function isFeature({ name }: Exporting): boolean {
  return name.startsWith('@ehr/feature-')
}
