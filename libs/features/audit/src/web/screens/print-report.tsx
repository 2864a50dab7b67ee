import type { ScreenProps } from '@ehr/ui/feature.ts'
import { LANGUAGE_CODES, LANGUAGES, type Language } from '@ehr/ui/i18n/languages.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartAccesses } from '../../contract.ts'
import { PeriodChoice } from '../chart/period-choice.tsx'
import { useAccesses } from '../chart/use-accesses.ts'
import { InLanguage } from '../report/in-language.tsx'
import css from '../report/report.module.css'
import { ReportSheet } from '../report/report-sheet.tsx'

const PAPERS = ['a4', 'letter'] as const
type Paper = (typeof PAPERS)[number]

/** What a patient is given who asks who opened the chart: in the patient's language, as the paper will show it. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('audit')
  const { period, setPeriod, query, from, now } = useAccesses(patientId)
  const [paper, setPaper] = useState<Paper>('a4')
  const [chosen, setChosen] = useState<Language>()
  const language = chosen ?? languageOf(query.data)
  return (
    <div className={css.page}>
      <Page
        title={t('report.title')}
        primary={
          <Button
            variant="filled"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={query.data === undefined}
            onClick={() => window.print()}
          >
            {t('report.print')}
          </Button>
        }
        actions={
          <>
            <PeriodChoice period={period} onChange={setPeriod} />
            <LanguageChoice language={language} onChange={setChosen} />
            <SegmentedControl
              aria-label={t('report.paper')}
              data={PAPERS.map((value) => ({ value, label: t(`paper.${value}`) }))}
              value={paper}
              onChange={setPaper}
            />
          </>
        }
      >
        <QueryView query={query}>
          {(accesses) => (
            <InLanguage key={language} language={language}>
              <ReportSheet accesses={accesses} from={from} until={now.toISOString()} paper={paper} />
            </InLanguage>
          )}
        </QueryView>
      </Page>
    </div>
  )
}

/** The patient's own, where it is one of ours. */
function languageOf(accesses: ChartAccesses | undefined): Language {
  const spoken = accesses?.patient.language?.split('-')[0]
  return LANGUAGE_CODES.find((code) => code === spoken) ?? LANGUAGE_CODES[0] ?? 'en'
}

interface LanguageChoiceProps {
  readonly language: Language
  readonly onChange: (language: Language) => void
}

function LanguageChoice({ language, onChange }: LanguageChoiceProps) {
  const { t } = useTranslation('audit')
  return (
    <NativeSelect
      aria-label={t('report.language')}
      value={language}
      data={LANGUAGE_CODES.map((code) => ({ value: code, label: LANGUAGES[code].name }))}
      onChange={({ currentTarget }) =>
        onChange(LANGUAGE_CODES.find((code) => code === currentTarget.value) ?? language)
      }
    />
  )
}
