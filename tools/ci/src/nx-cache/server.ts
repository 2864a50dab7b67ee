import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** What is served, and to whom. */
export interface NxCacheOptions {
  folder: string
  token: string
}

/** What nobody fetched for so long is thrown away: a cache that only grows costs more time than it saves. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Makes a server that keeps what Nx computed in a folder, by the interface that Nx publishes for caches of one’s own
 * (https://nx.dev/recipes/running-tasks/self-hosted-caching). The folder may go from machine to machine; Nx’s own may
 * not, as its index is named after the machine.
 */
export function createNxCacheServer(options: NxCacheOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch(() => {
      // A refusal would make Nx fail; what cannot be read is computed again.
      if (response.headersSent) response.destroy()
      else response.writeHead(404).end()
    })
  })
}

/** Throws away what nobody fetched for a week. */
export async function forgetOld(folder: string, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (now.getTime() - (await stat(path)).mtimeMs > KEPT_MS) await rm(path)
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, token }: NxCacheOptions,
): Promise<void> {
  const [, hash] = /^\/v1\/cache\/(\w+)$/.exec(request.url ?? '') ?? []
  if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end()
  if (hash === undefined) return void response.writeHead(404).end()
  const path = join(folder, hash)
  if (request.method === 'PUT') return await store(request, response, path)
  await access(path)
  // So that what is used is not forgotten.
  await utimes(path, new Date(), new Date())
  response.writeHead(200, { 'content-type': 'application/octet-stream' })
  await pipeline(createReadStream(path), response)
}

/** What is there is never written again: two tasks of one hash have one result. */
async function store(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) {
    request.resume()
    return void response.writeHead(409).end()
  }
  const half = `${path}.${crypto.randomUUID()}`
  await pipeline(request, createWriteStream(half))
  await rename(half, path)
  response.writeHead(200).end()
}
