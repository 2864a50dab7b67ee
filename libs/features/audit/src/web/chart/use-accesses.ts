import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listChartAccesses } from '../../contract.ts'
import { type Period, periodStart } from './period.ts'

/** Who opened a chart within a period, which can be chosen. */
export function useAccesses(patientId: string) {
  const [period, setPeriod] = useState<Period>('12')
  // One moment a screen: a clock that goes on would ask anew at each drawing.
  const [now] = useState(() => new Date())
  const from = periodStart(period, now)
  const query = useQuery(
    queryOf(listChartAccesses, { params: { patientId }, query: from === undefined ? {} : { from } }),
  )
  return { period, setPeriod, query, from, now }
}
