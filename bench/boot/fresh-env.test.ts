import { delimiter } from 'node:path'
import { expect, test } from 'vitest'
import { freshEnv } from './fresh-env.ts'

test('keeps what a new shell has, and nothing that a runner handed down', () => {
  const outer = {
    HOME: '/home/me',
    NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    npm_config_registry: 'https://registry.example.org/',
    pnpm_config_verify_deps_before_run: 'false',
    npm_package_name: 'wardkit',
    INIT_CWD: '/clone',
    DATABASE_URL: 'postgresql://me@localhost/mine',
    PATH: ['/clone/node_modules/.bin', '/usr/bin'].join(delimiter),
  }

  expect(freshEnv(outer, '/store')).toEqual({
    HOME: '/home/me',
    NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    npm_config_registry: 'https://registry.example.org/',
    PATH: '/usr/bin',
    pnpm_config_store_dir: '/store',
  })
})
