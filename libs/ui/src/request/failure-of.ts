import { HEADERS, type RouteContract } from '@ehr/contracts'
import * as z from 'zod/mini'
import { type FailureKind, RequestFailure } from './request-failure.ts'

// Of a refusal only what screens use, and every part optional: a proxy before the API answers in its own way.
const refusal = z.object({
  title: z.optional(z.string()),
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
})

/** Reads a refusing answer, whatever its body is. */
export async function failureOf(contract: RouteContract, response: Response): Promise<RequestFailure> {
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = z.safeParse(refusal, body)
  const problem: z.infer<typeof refusal> = parsed.success ? parsed.data : {}
  const requestId = problem.requestId ?? response.headers.get(HEADERS.requestId) ?? undefined
  const retryAfterS = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new RequestFailure({
    kind: kindOf(response.status),
    operationId: contract.operationId,
    access: contract.access,
    status: response.status,
    ...(problem.code === undefined ? {} : { code: problem.code }),
    ...(problem.title === undefined ? {} : { title: problem.title }),
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...(problem.errors === undefined ? {} : { places: problem.errors }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(Number.isFinite(retryAfterS) ? { retryAfterS } : {}),
  })
}

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: 'signed-out',
  403: 'denied',
  404: 'missing',
  412: 'stale',
}

function kindOf(status: number): FailureKind {
  return KINDS[status] ?? (status >= 500 ? 'broken' : 'refused')
}
