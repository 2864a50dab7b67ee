import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { useTranslation } from 'react-i18next'
import { type Result, resultPaths } from '../../contract.ts'
import { RangeText } from '../display/range-text.tsx'
import { ResultValue } from '../display/result-value.tsx'
import { StatusText } from '../display/status-text.tsx'
import { testName } from '../display/test-name.ts'
import css from './panel.module.css'

export interface ResultRowsProps {
  readonly label: string
  readonly results: readonly Result[]
}

/** Results below each other: test, value with flag, range; a test's name leads to its trend. */
export function ResultRows({ label, results }: ResultRowsProps) {
  const { t } = useTranslation('results')
  return (
    <table className={css.rows} aria-label={label}>
      <tbody>
        {results.map((result) => (
          <tr key={result.id}>
            <th scope="row">
              <TextLink to={resultPaths.trend(result.patientId, result.id)} inherit>
                <bdi title={result.code.display}>{testName(result.code, t)}</bdi>
              </TextLink>
            </th>
            <td className={css.value}>
              <ResultValue result={result} /> <StatusText result={result} />
            </td>
            <td className={css.range}>
              <RangeText result={result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
