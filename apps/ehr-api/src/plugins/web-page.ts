import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { listFiles } from '../web-page/list-files.ts'

const YEAR_MS = 365 * 24 * 3_600_000
const HOUR_MS = 3_600_000

export interface WebPageOptions {
  /** ehr-web's built page; without one the API serves no page. */
  readonly folder: string | undefined
}

/** Serves ehr-web: the page with a nonce of its own for each answer, and its files as the build left them. */
export const webPage = fp<WebPageOptions>(
  async (app, { folder }) => {
    if (folder === undefined) return
    const files = await listFiles(folder)
    if (!files.has('index.html')) {
      app.log.warn('there is no built page to serve; build ehr-web, or open the address that Vite prints')
      return
    }
    const page = await readFile(join(folder, 'index.html'), 'utf8')
    await app.register(serveStatic, { root: folder, serve: false, preCompressed: true })
    app.get('/*', { exposeHeadRoute: true }, async (request, reply) => {
      const path = pathOf(request)
      if (path !== 'index.html' && files.has(path)) return sendFile(reply, path)
      if (isNavigation(request, path)) return sendPage(reply, page)
      return reply.callNotFound()
    })
  },
  { name: 'web-page', dependencies: ['problems', 'security-headers'] },
)

function pathOf(request: FastifyRequest): string {
  return (request.url.split('?', 1)[0] ?? '').slice(1)
}

/** Files under assets/ carry a hash of their content in their name. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const isHashed = path.startsWith('assets/')
  return reply.sendFile(path, { maxAge: isHashed ? YEAR_MS : HOUR_MS, immutable: isHashed })
}

/** The nonce makes each answer another one: nobody may keep it. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page.replaceAll('__NONCE__', reply.nonce()))
}

/** A person who opens an address of the page; never a program that asks for data or a missing file. */
function isNavigation({ headers }: FastifyRequest, path: string): boolean {
  const isOurs = !/^(api|health|assets)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)
  return isOurs && (headers.accept ?? '').includes('text/html')
}
