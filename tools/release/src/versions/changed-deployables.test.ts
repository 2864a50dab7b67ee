import { expect, test } from 'vitest'
import { findChangedDeployables } from './changed-deployables.ts'
import { listShipping, type Project } from './projects.ts'

const projects: Project[] = [
  { name: 'workspace', root: '.', needs: [] },
  { name: '@w/api', root: 'apps/api', kind: 'server', needs: ['@w/db', '@w/feature-vitals'] },
  {
    name: '@w/web',
    root: 'apps/web',
    kind: 'static',
    needs: ['@w/feature-vitals', '@w/observability', '@w/ui'],
  },
  { name: '@w/e2e', root: 'apps/e2e', needs: ['@w/api', '@w/web'] },
  { name: '@w/db', root: 'libs/db', needs: ['@w/env'] },
  { name: '@w/env', root: 'libs/env', needs: [] },
  { name: '@w/ui', root: 'libs/ui', needs: [] },
  { name: '@w/observability', root: 'libs/observability', needs: [] },
  { name: '@w/auth', root: 'libs/auth', needs: ['@w/observability'] },
  { name: '@w/feature-vitals', root: 'libs/features/vitals', needs: ['@w/auth', '@w/env', '@w/ui'] },
  { name: '@w/tool', root: 'tools/tool', needs: ['@w/db'] },
]

test.each<[string, string[]]>([
  ['apps/api/src/main.ts', ['@w/api']],
  ['apps/api/package.json', ['@w/api']],
  ['apps/web/vite.config.ts', ['@w/web']],
  ['libs/db/src/pool.ts', ['@w/api']],
  ['libs/env/src/ehr-api.ts', ['@w/api', '@w/web']],
  ['libs/features/vitals/src/contract.ts', ['@w/api', '@w/web']],
  ['libs/features/vitals/src/api/routes.ts', ['@w/api']],
  ['libs/features/vitals/src/web/list.tsx', ['@w/web']],
  ['libs/features/vitals/src/locales/ar.json', ['@w/web']],
  ['libs/ui/src/button.tsx', ['@w/web']],
  ['libs/auth/src/session.ts', ['@w/api']],
  ['libs/observability/src/web.ts', ['@w/web']],
  ['libs/observability/src/log.ts', ['@w/api', '@w/web']],
  ['libs/db/src/pool.test.ts', []],
  ['libs/db/src/pool.db.test.ts', []],
  ['libs/db/src/testing/server.ts', []],
  ['libs/db/README.md', []],
  ['libs/db/docs/pool.txt', []],
  ['apps/api/tsconfig.json', []],
  ['apps/api/trials/kill.trial.ts', []],
  ['apps/e2e/src/journeys/sign-in.spec.ts', []],
  ['apps/e2e/src/clinic.ts', []],
  ['tools/tool/src/index.ts', []],
  ['pnpm-lock.yaml', []],
  ['delivery.json', []],
  ['libs/strange/src/index.ts', []],
])('%s is in %j', (file, names) => {
  expect(findChangedDeployables(projects, [file]).map(({ name }) => name)).toEqual(names)
})

test('says by which files', () => {
  const files = ['libs/env/src/b.ts', 'apps/api/src/a.ts', 'libs/env/src/b.test.ts']

  expect(findChangedDeployables(projects, files)).toEqual([
    { name: '@w/api', files: ['apps/api/src/a.ts', 'libs/env/src/b.ts'] },
    { name: '@w/web', files: ['libs/env/src/b.ts'] },
  ])
})

test('knows what ships a library, in circles, too', () => {
  const circular = [...projects, { name: '@w/a', root: 'libs/a', needs: ['@w/b'] }].concat({
    name: '@w/b',
    root: 'libs/b',
    needs: ['@w/a'],
  })

  expect(listShipping(projects, '@w/db').map(({ name }) => name)).toEqual(['@w/api'])
  expect(listShipping(circular, '@w/a')).toEqual([])
})
