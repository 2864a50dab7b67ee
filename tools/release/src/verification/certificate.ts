import { connect, type TLSSocket } from 'node:tls'
import type { Target, Verdict } from './target.ts'

const TIMEOUT_MS = 10_000
const DAY_MS = 24 * 60 * 60 * 1_000
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The certificate is trusted, and valid for longer than `monitoring.thresholds.tlsDays`. */
export async function hasValidCertificate(target: Target): Promise<Verdict> {
  const { hostname, port, protocol } = new URL(target.url)
  if (protocol === 'http:' && LOOPBACK.includes(hostname))
    return { ok: true, text: 'none is needed within this machine' }
  if (protocol === 'http:') return { ok: false, text: 'the address is not encrypted' }
  const { signal, clock } = target.http
  const expires = await fetchExpiry({ host: hostname, port: Number(port || 443), signal })
  return judgeExpiry(expires, clock.now(), target.plan.metadata.monitoring.thresholds.tlsDays)
}

/** Says how long a certificate is still valid, and whether that is long enough. */
export function judgeExpiry(expires: Date, now: Date, leastDays: number): Verdict {
  const days = Math.floor((expires.getTime() - now.getTime()) / DAY_MS)
  const text = `valid for ${days} days, until ${expires.toISOString().slice(0, 10)}`
  return days > leastDays
    ? { ok: true, text }
    : { ok: false, text: `${text}; renew it ${leastDays} days before` }
}

/** Where a certificate is asked for; `ca` are authorities to trust besides those of Node. */
export interface CertificateOptions {
  host: string
  port: number
  signal: AbortSignal
  ca?: string
}

/** Fetches until when a server’s certificate is valid. @throws when it is not trusted, or nobody answers. */
export function fetchExpiry({ host, port, signal, ca }: CertificateOptions): Promise<Date> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ host, port, servername: host, ...(ca && { ca }) }, () => {
      resolve(new Date(socket.getPeerCertificate().valid_to))
      socket.end()
    })
    const stop = () => socket.destroy(new Error(`${host}: no certificate within ${TIMEOUT_MS / 1_000} s`))
    socket.setTimeout(TIMEOUT_MS, stop)
    signal.addEventListener('abort', stop, { once: true })
    socket.once('close', () => signal.removeEventListener('abort', stop))
    socket.once('error', (cause) =>
      reject(new Error(`${host}: the certificate is not trusted (${cause.message})`, { cause })),
    )
  })
}
