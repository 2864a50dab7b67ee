import { expect, test } from 'vitest'
import { createCommandEnv, createDevelopmentEnv } from './development-env.ts'

const SETTINGS = {
  databaseUrl: 'postgres://ehr_api@127.0.0.1:54329/ehr_development',
  authSecret: 'made-for-this-clone',
  webPort: 4302,
  apiPort: 4303,
}

test('tells the API where this run’s servers are, whatever the shell says', () => {
  const env = createDevelopmentEnv(SETTINGS, {
    PORT: '80',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://other',
  })
  expect(env).toEqual({
    NODE_ENV: 'development',
    AUTH_SECRET: 'made-for-this-clone',
    PUBLIC_URL: 'http://localhost:4302',
    HOST: '127.0.0.1',
    PORT: '4303',
    DATABASE_URL: SETTINGS.databaseUrl,
  })
})

test('keeps what the developer has set', () => {
  const env = createDevelopmentEnv(SETTINGS, { LOG_LEVEL: 'debug', PUBLIC_URL: 'https://dev.example' })
  expect(env).toMatchObject({ LOG_LEVEL: 'debug', PUBLIC_URL: 'https://dev.example' })
})

test('hands the owner’s connection to commands, never to the API', () => {
  const env = createDevelopmentEnv(SETTINGS, { MIGRATION_DATABASE_URL: 'postgres://owner' })
  expect(env).not.toHaveProperty('MIGRATION_DATABASE_URL')
  expect(createCommandEnv(env, 'postgres://owner')).toEqual({
    ...env,
    MIGRATION_DATABASE_URL: 'postgres://owner',
  })
})
