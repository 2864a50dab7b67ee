import type { Layer } from './layers.ts'

/** `own`: within the same package only. `types`: by `import type` only. */
export type Permit = 'yes' | 'own' | 'types'

/** May import: the table of docs/architecture.md. What a row does not name, it may not import. */
export const IMPORT_TABLE: Record<Layer, Partial<Record<Layer, Permit>>> = {
  contracts: { contracts: 'own' },
  'db-migrations': { contracts: 'yes', 'db-migrations': 'own' },
  db: { contracts: 'yes', 'db-migrations': 'yes', env: 'yes', db: 'own' },
  env: { contracts: 'yes', env: 'own' },
  server: serverLibrary(),
  browser: { contracts: 'yes', browser: 'yes', server: 'own', env: 'own' },
  ui: { contracts: 'yes', browser: 'yes', ui: 'own' },
  'feature/contract': { contracts: 'yes', 'feature/contract': 'yes' },
  'feature/api': { ...serverLibrary(), 'feature/contract': 'yes', 'feature/api': 'own' },
  'feature/web': {
    contracts: 'yes',
    'feature/contract': 'yes',
    'feature/web': 'own',
    browser: 'yes',
    ui: 'yes',
  },
  'ehr-api': { ...serverLibrary(), 'feature/contract': 'yes', 'feature/api': 'yes', 'ehr-api': 'own' },
  'ehr-web': {
    contracts: 'yes',
    'feature/contract': 'yes',
    'feature/web': 'yes',
    browser: 'yes',
    ui: 'yes',
    'ehr-web': 'own',
  },
  'ehr-e2e': {
    contracts: 'yes',
    'feature/contract': 'yes',
    'db-migrations': 'types',
    db: 'yes',
    env: 'yes',
    browser: 'yes',
    // Clinical validation holds what screens compute (ages, flags, doses) against known answers.
    ui: 'yes',
    'ehr-e2e': 'own',
  },
  bench: {
    ...serverLibrary(),
    'db-migrations': 'yes',
    'feature/contract': 'yes',
    'feature/api': 'yes',
    'ehr-e2e': 'yes',
    tools: 'yes',
    bench: 'own',
  },
  tools: {
    bench: 'yes',
    contracts: 'yes',
    'db-migrations': 'yes',
    db: 'yes',
    env: 'yes',
    browser: 'yes',
    // Smoke and load tests start the clinic that the journeys walk in.
    'ehr-e2e': 'yes',
    tools: 'yes',
  },
}

/** Tests, and what only tests use. */
export const TEST_FILES = /\.test\.tsx?$|(^|\/)testing\//

/** What some files may do although their layer's row does not say so. */
export interface Exception {
  files: RegExp
  /** Full names of exports, or `*` for whatever the package declares. */
  may: readonly string[]
  because: string
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    files: /(^|\/)[^/]+\.config\.ts$/,
    may: ['*'],
    because: 'configuration runs in the tool that reads it, not in the package',
  },
  {
    files: TEST_FILES,
    may: ['@ehr/db/testing', '@ehr/http/testing'],
    because: 'tests run on a real database and a real server',
  },
  {
    files: /^src\/(main|testing\/workspace-features)\.ts$/,
    may: ['@ehr/generators/features', '@ehr/generators/features/register'],
    because: 'from source the API finds its features as it starts; its bundle has them, and not the tool',
  },
  {
    files: /^src\/schema\/[^/]+\.ts$/,
    may: ['@ehr/db-migrations'],
    because: 'the API refuses traffic on a schema that its build was not made for, so it compares the two',
  },
  {
    files: /^src\/notify\/send-mail\.ts$/,
    may: ['@ehr/mail'],
    because: 'deployments tell people by the mail server that the application has',
  },
  {
    files: /^src\/flow\/real-api\.db\.test\.ts$/,
    may: ['@ehr/auth'],
    because: 'the API that is verified there needs an account to sign in with',
  },
  {
    files: /^trials\//,
    may: ['@ehr/db-migrations'],
    because: 'trials break a server of their own, which they migrate first',
  },
]

function serverLibrary(): Partial<Record<Layer, Permit>> {
  return { contracts: 'yes', 'db-migrations': 'types', db: 'yes', env: 'yes', server: 'yes' }
}
