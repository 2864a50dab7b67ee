import { useViewer } from '@ehr/ui'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Titles the window with the screen's name; a patient's name never stands there (it stays in histories). */
export function useDocumentTitle(titleKey: string | undefined): void {
  const { t } = useTranslation('app')
  const { site } = useViewer()
  const title = titleKey === undefined ? site.name : `${t(titleKey)} · ${site.name}`
  useEffect(() => {
    document.title = title
  }, [title])
}
