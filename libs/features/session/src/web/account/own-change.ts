import type { RouteContract, RouteOutput } from '@ehr/contracts'
import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import type { SendCall } from '@ehr/ui/request/send-intent.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useState } from 'react'
import { getAccount } from '../../account-contract.ts'

/** A change of one's own account; the page reads the account anew after it. */
export function useOwnChange<R extends RouteContract>(contract: R) {
  const sender = useSend(contract, { invalidates: [getAccount.operationId] })
  const [failure, setFailure] = useState<RequestFailure>()
  const send = async (call: SendCall<R>): Promise<RouteOutput<R> | undefined> => {
    setFailure(undefined)
    const sent = await sender.send(call)
    if (sent.kind === 'sent') return sent.output
    setFailure(sent.failure)
    return undefined
  }
  return { send, failure, isSending: sender.isSending }
}
