import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { renderJsonSchema } from './json-schema.ts'

/* `node write-json-schema.ts`: writes delivery.schema.json anew from the model. */
const path = resolve(import.meta.dirname, '../../delivery.schema.json')
writeFileSync(path, JSON.stringify(renderJsonSchema(), null, 2))
execFileSync('biome', ['format', '--write', path], { stdio: 'inherit' })
