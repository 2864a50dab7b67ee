import { type PatientProps, useViewer } from '@ehr/ui'
import { ActionIcon } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listChartTools } from '../composition/composition.ts'
import { features } from '../composition/features.ts'

/** What may be done with the whole chart, such as printing it. */
export function ChartTools({ patientId }: PatientProps) {
  const { t } = useTranslation('app')
  return listChartTools(features, useViewer()).map(({ path, labelKey, feature, icon: Icon }) => {
    const label = t(labelKey, { ns: feature })
    return (
      <ActionIcon
        key={path}
        size="lg"
        aria-label={label}
        title={label}
        renderRoot={(props) => <Link {...props} to={path} params={{ patientId }} />}
      >
        <Icon size={18} stroke={1.75} />
      </ActionIcon>
    )
  })
}
