import { listMigrationNames } from '@ehr/db-migrations'
import { featuresPlugin } from '@ehr/generators/features'
import { debugIdsPlugin } from '@ehr/observability/build'
import { defineConfig } from 'vite'

const migrations = await listMigrationNames()

export default defineConfig({
  root: import.meta.dirname,
  plugins: [featuresPlugin({ side: 'api' }), debugIdsPlugin()],
  define: { __MIGRATIONS__: JSON.stringify(migrations) },
  ssr: {
    // One file to run. Sentry stays outside: it is loaded only where a DSN is set, and hooks into modules by name.
    noExternal: true,
    external: ['@sentry/node', 'pg-native'],
  },
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node26',
    minify: false,
    sourcemap: 'hidden',
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
