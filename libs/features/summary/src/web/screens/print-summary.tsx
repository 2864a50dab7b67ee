import type { ScreenProps } from '@ehr/ui'
import { Page } from '@ehr/ui/page/page.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Button, SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useIsFetching } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PAPERS, type Paper } from '../../contract.ts'
import { keepPaper, readPaper } from '../paper.ts'
import { SummarySheet } from '../summary-sheet.tsx'
import { usePrint } from '../use-print.ts'
import css from './print-summary.module.css'

/** The patient summary, as the paper will show it, and the button that prints it. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('summary')
  const [paper, setPaper] = useState(readPaper)
  const { print, isStarting, failure } = usePrint(patientId, paper)
  const isWaiting = useIsFetching() > 0
  const pick = (picked: Paper) => {
    keepPaper(picked)
    setPaper(picked)
  }
  return (
    <div className={css.page}>
      <Page
        title={t('title')}
        primary={
          <Button
            variant="filled"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={isWaiting}
            loading={isStarting}
            onClick={() => void print()}
          >
            {isWaiting ? t('preparing') : t('print')}
          </Button>
        }
        actions={
          <SegmentedControl
            aria-label={t('paper')}
            data={PAPERS.map((value) => ({ value, label: t(`size.${value}`) }))}
            value={paper}
            onChange={pick}
          />
        }
      >
        {failure !== undefined && <FailureState failure={failure} onRetry={() => void print()} />}
        <SummarySheet patientId={patientId} paper={paper} />
      </Page>
    </div>
  )
}
