import { ask, findHealth } from './fetch-served.ts'
import type { Target, Verdict } from './target.ts'

const YEAR_SECONDS = 31_536_000

/** Every answer tells the browser what to refuse. */
export async function hasSecurityHeaders({ http, plan, environment, url }: Target): Promise<Verdict> {
  const path = findHealth(plan, environment)?.live ?? '/'
  const { headers } = await ask(http, url, path)
  const wrong = listWrongHeaders(headers, url.startsWith('https:'))
  return {
    ok: wrong.length === 0,
    text: wrong.length === 0 ? `all on ${path}` : `${path}: ${wrong.join('; ')}`,
  }
}

/** Lists what the headers of an answer lack (OWASP’s HTTP headers cheat sheet). */
function listWrongHeaders(headers: Headers, isEncrypted: boolean): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const frames = headers.get('x-frame-options') ?? ''
  const hsts = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1] ?? 0)
  return [
    policy === '' && 'no content-security-policy',
    headers.get('x-content-type-options') !== 'nosniff' && 'x-content-type-options is not "nosniff"',
    !/^(deny|sameorigin)$/i.test(frames) && !policy.includes('frame-ancestors') && 'others may frame it',
    headers.get('referrer-policy') === null && 'no referrer-policy',
    isEncrypted && hsts < YEAR_SECONDS && 'strict-transport-security is shorter than a year',
    headers.get('x-powered-by') !== null && 'x-powered-by says what it is made with',
  ].filter((each) => each !== false)
}
