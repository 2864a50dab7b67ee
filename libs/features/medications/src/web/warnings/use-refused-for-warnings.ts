import type { SaveResult } from '@ehr/ui/form/use-form.ts'
import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { useQueryClient } from '@tanstack/react-query'
import { checkMedication, warningsNotAnswered } from '../../contract/orders.ts'

/**
 * Takes a refusal for warnings as one of the whole form, and reads the warnings anew: its places name warnings, which
 * the table shows better than a field could.
 */
export function useRefusedForWarnings() {
  const client = useQueryClient()
  return async <Output, Current>(
    sent: Promise<SaveResult<Output, Current>>,
  ): Promise<SaveResult<Output, Current>> => {
    const result = await sent
    if (result.kind !== 'failed' || result.failure.code !== warningsNotAnswered.code) return result
    await client.invalidateQueries({ queryKey: [checkMedication.operationId] })
    const { kind, operationId, access, code, status } = result.failure
    return { kind: 'failed', failure: new RequestFailure({ kind, operationId, access, code, status }) }
  }
}
