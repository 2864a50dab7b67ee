import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { PROBLEMS } from '@ehr/contracts'
import { PROBLEM_MEDIA_TYPE, type Refusal, renderProblem } from '@ehr/http'

const LATE: Refusal = {
  problem: { ...PROBLEMS.badRequest, status: 408 },
  detail: 'The request did not arrive in time.',
  isUnexpected: false,
}
const LONG: Refusal = {
  problem: { ...PROBLEMS.tooLarge, status: 431 },
  detail: 'The headers are too long.',
  isUnexpected: false,
}
const BROKEN: Refusal = { problem: PROBLEMS.badRequest, detail: 'This is not HTTP.', isUnexpected: false }

/** Answers what Node's parser refuses before there is a request: as a problem, then ends the connection. */
export function answerMalformedRequest(error: Error, socket: Socket): void {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(renderAnswer(refusalOf(code)))
}

function refusalOf(code: unknown): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return LATE
  return code === 'HPE_HEADER_OVERFLOW' ? LONG : BROKEN
}

function renderAnswer(refusal: Refusal): string {
  const { status } = refusal.problem
  const body = JSON.stringify(renderProblem(refusal, randomUUID()))
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  return `${headers.join('\r\n')}\r\n\r\n${body}`
}
