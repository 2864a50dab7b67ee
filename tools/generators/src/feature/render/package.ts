import type { FeaturePlan } from '../feature-plan.ts'

/** The package of a feature: what it is, what neighbours may import, what it needs. */
export function renderPackage(plan: FeaturePlan): string {
  return `${JSON.stringify(
    {
      name: `@ehr/feature-${plan.names.feature}`,
      version: '0.0.0',
      private: true,
      description: `${plan.names.title}.`,
      type: 'module',
      exports: {
        './contract': './src/contract.ts',
        './api': './src/api/index.ts',
        './web': './src/web/index.ts',
      },
      dependencies: dependenciesOf(plan),
      devDependencies: { '@types/react': 'catalog:' },
      generated: { feature: plan.record },
    },
    null,
    2,
  )}\n`
}

function dependenciesOf({ isPatientRecord, isReadOnly, references }: FeaturePlan): Record<string, string> {
  const neighbours = new Set([
    ...references.flatMap(({ target }) => (target.feature?.paths === undefined ? [] : [target.feature.name])),
    ...(isPatientRecord && !isReadOnly ? ['patients'] : []),
  ])
  return {
    '@ehr/contracts': 'workspace:*',
    '@ehr/db': 'workspace:*',
    '@ehr/db-migrations': 'workspace:*',
    ...Object.fromEntries([...neighbours].sort().map((name) => [`@ehr/feature-${name}`, 'workspace:*'])),
    '@ehr/http': 'workspace:*',
    '@ehr/ui': 'workspace:*',
    ...(isPatientRecord ? {} : { '@tabler/icons-react': 'catalog:' }),
    '@tanstack/react-query': 'catalog:',
    '@tanstack/react-router': 'catalog:',
    i18next: 'catalog:',
    kysely: 'catalog:',
    react: 'catalog:',
    'react-i18next': 'catalog:',
    zod: 'catalog:',
  }
}

/** One sentence, one example. */
export function renderReadme({ names, isPatientRecord }: FeaturePlan): string {
  const path = isPatientRecord ? `/api/patients/<id>/${names.feature}` : `/api/${names.feature}`
  return `# @ehr/feature-${names.feature}

${names.title}, as a vertical slice: contract, API, screens, translations.

    curl --cookie "$SESSION" http://localhost:4301${path}
`
}
