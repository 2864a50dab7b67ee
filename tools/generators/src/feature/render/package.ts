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
    },
    null,
    2,
  )}\n`
}

function dependenciesOf({ isPatientRecord, isReadOnly, visitField }: FeaturePlan): Record<string, string> {
  return {
    '@ehr/contracts': 'workspace:*',
    '@ehr/db': 'workspace:*',
    '@ehr/db-migrations': 'workspace:*',
    ...(visitField === undefined ? {} : { '@ehr/feature-encounters': 'workspace:*' }),
    ...(isPatientRecord && !isReadOnly ? { '@ehr/feature-patients': 'workspace:*' } : {}),
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
