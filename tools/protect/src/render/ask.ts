import { createRenderAsk, type HttpContext, NoAnswer, type RenderAccess, RenderRefusal } from '@ehr/release'
import * as z from 'zod'
import { Refused, Stopped } from '../refused.ts'

/** Render’s REST interface, as far as settings need it. */
export interface RenderAsk {
  read<T>(path: string, schema: z.ZodType<T>): Promise<T>
  /** All pages of a list, whose items lie beside their cursor under `key`. */
  list<T>(path: string, key: string, schema: z.ZodType<T>): Promise<T[]>
  send(method: 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<unknown>
}

const PAGE = 100
const FINAL = [401, 429]

/** Makes it; what is refused once and what ends everything are told apart. */
export function createSettingsAsk(context: HttpContext, access: RenderAccess): RenderAsk {
  const ask = createRenderAsk(context, access)
  const read: RenderAsk['read'] = (path, schema) => tellApart(() => ask.read(path, schema))
  return {
    read,
    list: async (path, key, schema) => {
      const pages = z.array(z.object({ cursor: z.string().optional(), [key]: schema }))
      const all: z.infer<typeof schema>[] = []
      for (let cursor = ''; ; ) {
        const mark = path.includes('?') ? '&' : '?'
        const page = await read(`${path}${mark}limit=${PAGE}${cursor}`, pages)
        for (const item of page) all.push(schema.parse(Object(item)[key]))
        const last = page.at(-1)?.cursor
        if (page.length < PAGE || typeof last !== 'string') return all
        cursor = `&cursor=${encodeURIComponent(last)}`
      }
    },
    send: (method, path, body) => tellApart(() => ask.act(method, path, body)),
  }
}

async function tellApart<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof NoAnswer) throw new Stopped(error.message, { cause: error })
    if (!(error instanceof RenderRefusal)) throw error
    if (FINAL.includes(error.status)) throw new Stopped(error.message, { cause: error })
    throw new Refused(error.status, error.message)
  }
}
