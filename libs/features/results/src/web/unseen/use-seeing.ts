import { useSend } from '@ehr/ui'
import { getResult, listResults, listUnseen, markSeen, type Result, resultTrend } from '../../contract.ts'

/** Marks results of one patient as seen, in the versions that are on the screen. */
export function useSeeing() {
  const sender = useSend(markSeen, {
    invalidates: [
      listUnseen.operationId,
      listResults.operationId,
      resultTrend.operationId,
      getResult.operationId,
    ],
  })
  return {
    see: (patientId: string, results: readonly Pick<Result, 'id' | 'version'>[]) =>
      sender.send({
        params: { patientId },
        body: { results: results.map(({ id, version }) => ({ id, version })) },
      }),
    isSending: sender.isSending,
    last: sender.last,
  }
}
