import { request } from '@ehr/ui/request/request.ts'
import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useEffect, useRef } from 'react'
import { type Paper, printSummary } from '../contract.ts'

export interface Print {
  /** Records the print, then opens the browser's print dialog. */
  readonly print: () => Promise<void>
  readonly isStarting: boolean
  readonly failure: RequestFailure | undefined
}

/** Printing that leaves a record: without one, nothing is printed. */
export function usePrint(patientId: string, paper: Paper): Print {
  const { send, isSending, last } = useSend(printSummary)
  const isRecorded = useRef(false)
  useEffect(() => {
    // The browser's own Ctrl+P cannot be held up; its record follows at once.
    const onPrint = () => {
      if (!isRecorded.current) void request(printSummary, { params: { patientId }, body: { paper } })
      isRecorded.current = false
    }
    addEventListener('beforeprint', onPrint)
    return () => removeEventListener('beforeprint', onPrint)
  }, [patientId, paper])

  async function print(): Promise<void> {
    const sent = await send({ params: { patientId }, body: { paper } })
    if (sent.kind !== 'sent') return
    isRecorded.current = true
    window.print()
  }
  return { print, isStarting: isSending, failure: last?.kind === 'failed' ? last.failure : undefined }
}
