import { createNxCacheServer, forgetOld } from './server.ts'

/*
 * `node main.ts <folder>`: a process of its own, which the machine of a job ends with the job. On a person’s machine it
 * ends by itself when nobody has asked for half an hour. It tells its port to whoever started it.
 */
const IDLE_MS = 30 * 60 * 1000
const [folder = '.nx/shared-cache'] = process.argv.slice(2)
const { NX_CACHE_TOKEN: token = '' } = process.env

await forgetOld(folder, new Date())
const server = createNxCacheServer({ folder, token })
const idle = setTimeout(() => process.exit(), IDLE_MS)
server.on('request', () => idle.refresh())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
  process.disconnect?.()
})
