import type { RouteContract, RouteOutput } from '@ehr/contracts'
import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import type { SendCall } from '@ehr/ui/request/send-intent.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useState } from 'react'
import { USER_READS } from './user-reads.ts'

/** An act on an account; its page reads it anew afterwards, also when somebody else was faster. */
export function useUserChange<R extends RouteContract>(contract: R) {
  const sender = useSend(contract, { invalidates: USER_READS })
  const [failure, setFailure] = useState<RequestFailure>()
  const [isDone, setIsDone] = useState(false)
  const send = async (call: SendCall<R>): Promise<RouteOutput<R> | undefined> => {
    setFailure(undefined)
    setIsDone(false)
    const sent = await sender.send(call)
    setIsDone(sent.kind === 'sent')
    if (sent.kind === 'sent') return sent.output
    setFailure(sent.failure)
    return undefined
  }
  return { send, failure, isDone, isSending: sender.isSending }
}
