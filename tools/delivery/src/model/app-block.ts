import * as z from 'zod'
import { count, filePath, identifier, line, urlPath, variableName } from './texts.ts'

/** The `delivery` block in an application’s package.json: what it is, and how it is built, started and asked how it is. */
export const appBlockSchema = z.strictObject({
  kind: z.enum(['server', 'static', 'worker']),
  build: z.strictObject({
    target: identifier.describe('The Nx target that builds it.'),
    output: filePath.describe('Folder of what is built, within the application.'),
  }),
  start: line(200).optional().describe('The command that runs it, from the workspace’s root.'),
  workerStart: line(200).optional().describe('The command that runs its jobs only.'),
  port: z
    .strictObject({ variable: variableName, default: count(65_535) })
    .optional()
    .describe('Where it listens.'),
  health: z.strictObject({ live: urlPath, ready: urlPath, version: urlPath }).optional(),
  metrics: z.strictObject({ portVariable: variableName, path: urlPath }).optional(),
  servedBy: identifier.optional().describe('The application that serves a static one.'),
  migrations: filePath.optional().describe('The package whose migrations must be applied before it starts.'),
  replicas: count(100).optional(),
})

/** What an application says about its delivery. */
export type AppBlock = z.infer<typeof appBlockSchema>
