import type { RouteContract, RouteOutput } from '@ehr/contracts'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type SendCall, SendIntent, type Sent } from './send-intent.ts'

export interface SendOptions<R extends RouteContract, Current> {
  /** What the write makes old: operation ids, or longer query keys. Read anew before `send` resolves. */
  readonly invalidates?: readonly (string | QueryKey)[]
  /** Reads the server's record after a 412, for showing theirs beside mine. */
  readonly readCurrent?: (call: SendCall<R>) => Promise<Current>
}

export interface Sender<R extends RouteContract, Current> {
  /** Resolves always: refusals and conflicts are values. */
  readonly send: (call: SendCall<R>) => Promise<Sent<R, Current>>
  readonly isSending: boolean
  readonly last: Sent<R, Current> | undefined
  /** Forgets the last outcome and begins a new intent. */
  readonly reset: () => void
}

/**
 * A writing request as a hook.
 *
 * One intent has one Idempotency-Key until it succeeds: when an answer was lost, sending again (even after
 * editing) cannot make a second record; the server then says that the key was used.
 */
export function useSend<R extends RouteContract, Current = RouteOutput<R>>(
  contract: R,
  options: SendOptions<R, Current> = {},
): Sender<R, Current> {
  const client = useQueryClient()
  const [intent] = useState(() => new SendIntent())
  const mutation = useMutation<Sent<R, Current>, Error, SendCall<R>>({
    retry: false,
    mutationFn: async (call) => {
      const sent = await intent.send(contract, call, options.readCurrent)
      if (sent.kind === 'sent') {
        const keys = (options.invalidates ?? []).map((key) => (typeof key === 'string' ? [key] : key))
        await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
      }
      return sent
    },
  })
  return {
    send: (call) => mutation.mutateAsync(call),
    isSending: mutation.isPending,
    last: mutation.data,
    reset: () => {
      intent.renew()
      mutation.reset()
    },
  }
}
