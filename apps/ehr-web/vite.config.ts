import { readWebEnv } from '@ehr/env/ehr-web'
import { featuresPlugin } from '@ehr/generators/features'
import { debugIdsPlugin } from '@ehr/observability/build'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { documentStartPlugin } from './build/document-start.ts'
import { iconImportsPlugin } from './build/icon-imports.ts'
import { chunkOf } from './build/locale-chunks.ts'
import { precompressPlugin } from './build/precompress.ts'

export default defineConfig(({ command }) => {
  const env = readWebEnv(process.env)
  const api = { target: `http://127.0.0.1:${env.EHR_API_PORT}` }
  return {
    root: import.meta.dirname,
    base: command === 'build' ? (env.ASSET_BASE_URL ?? '/') : '/',
    plugins: [
      react(),
      featuresPlugin({ side: 'web' }),
      iconImportsPlugin(),
      documentStartPlugin(),
      debugIdsPlugin(),
      precompressPlugin(),
    ],
    html: { cspNonce: '__NONCE__' },
    define: {
      __RELEASE__: JSON.stringify(env.RELEASE),
      __SENTRY_DSN__: JSON.stringify(env.WEB_SENTRY_DSN) ?? 'undefined',
    },
    resolve: { dedupe: ['react', 'react-dom', '@mantine/core', '@mantine/hooks', '@tanstack/react-query'] },
    optimizeDeps: {
      // Features come in by a virtual module, which the scanner does not look into.
      entries: ['index.html', '../../libs/features/*/src/web/**/*.tsx', '../../libs/ui/src/**/*.tsx'],
    },
    server: {
      port: 4300,
      strictPort: false,
      proxy: {
        '/api': api,
        '/dev/mail': api,
        '/openapi.json': api,
        '/docs': api,
        '/health': api,
        '/version': api,
      },
    },
    build: {
      // Older targets make Vite compile our own light-dark() into variables that nothing sets.
      cssTarget: ['chrome125', 'safari17.5', 'firefox125'],
      target: 'es2022',
      // Only where somebody uploads them and takes them away: whatever is in the folder is served.
      sourcemap: env.SOURCE_MAPS ? 'hidden' : false,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: chunkOf, debugName: 'texts' }] } } },
    },
  }
})
