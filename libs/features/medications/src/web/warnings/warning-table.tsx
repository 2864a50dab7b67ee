import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import type { Field } from '@ehr/ui/form/field.ts'
import { useField } from '@ehr/ui/form/use-field.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import type { DrugWarning } from '../../contract/drug-warning.ts'
import type { PrescriptionDraft } from '../order/order-draft.ts'
import { AnswerCell } from './answer-cell.tsx'
import { shortName, warningText } from './warning-words.ts'
import css from './warnings.module.css'

export interface WarningTableProps {
  readonly answers: Field<PrescriptionDraft['answers']>
  /** The drug that is about to be ordered, in words. */
  readonly drug: string
  readonly warnings: readonly DrugWarning[]
  /** "Do not prescribe Y": gives up. */
  readonly onGiveUp: () => void
}

/** Warnings to be answered, all in one table; nothing is saved before each has its answer (Inspired EHRs, 6). */
export function WarningTable({ answers, drug, warnings, onGiveUp }: WarningTableProps) {
  const { t } = useTranslation('medications')
  const asked = warnings.filter(({ mustAnswer }) => mustAnswer)
  const { id, value, problem, setValue } = useField(answers, { label: t('warning.title') })
  if (asked.length === 0) return null
  const left = asked.filter((warning) => !value.some(({ warningId }) => warningId === warning.id)).length
  return (
    <div id={id} tabIndex={-1}>
      <Notice tone="danger" title={t('warning.title')} isLive>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('warning.column.severity')}</th>
              <th scope="col">{t('warning.column.drug')}</th>
              <th scope="col">{t('warning.column.conflict')}</th>
              <th scope="col">{t('warning.column.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {asked.map((warning) => (
              <tr key={warning.id}>
                <td>
                  {warning.severity !== null && (
                    <StatusMark tone={warning.severity === 'high' ? 'critical' : 'caution'}>
                      {t(`warning.severity.${warning.severity}`)}
                    </StatusMark>
                  )}
                </td>
                <td>
                  <bdi>{shortName(drug)}</bdi>
                </td>
                <td>
                  <WarningWords warning={warning} />
                </td>
                <td className={css.answer}>
                  <AnswerCell
                    warning={warning}
                    drug={shortName(drug)}
                    answer={value.find(({ warningId }) => warningId === warning.id)}
                    onAnswer={(answer) =>
                      setValue([
                        ...value.filter(({ warningId }) => warningId !== warning.id),
                        ...(answer === undefined ? [] : [answer]),
                      ])
                    }
                    onGiveUp={onGiveUp}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={css.toCome}>{t('warning.left', { count: left })}</p>
        {problem !== undefined && <p>{problem}</p>}
      </Notice>
    </div>
  )
}

function WarningWords({ warning }: { readonly warning: DrugWarning }) {
  const { t } = useTranslation('medications')
  const { conflict, source } = warning
  return (
    <>
      {conflict !== null && (
        <strong>
          <CodingText coding={conflict.code} />
        </strong>
      )}
      <div>
        <bdi>{warningText(warning, t)}</bdi>
      </div>
      {conflict?.reaction != null && (
        <div>
          {t('warning.reaction')} <bdi>{conflict.reaction}</bdi>
        </div>
      )}
      {source !== null && (
        <div className={css.source}>
          <bdi lang="en" dir="ltr">
            {source.title}
          </bdi>
        </div>
      )}
    </>
  )
}
