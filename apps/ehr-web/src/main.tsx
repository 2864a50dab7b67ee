import '@ehr/ui/theme/core-styles.ts'
import './fonts.css'
import { collectEarlyErrors, reportError, sendErrorReports } from '@ehr/observability/web'
import { createI18n } from '@ehr/ui/i18n/create-i18n.ts'
import { findLanguage } from '@ehr/ui/i18n/languages.ts'
import { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { fetchTexts, START_NAMESPACES } from './i18n/fetch-texts.ts'
import { applyDensity, readDensity } from './preferences/density.ts'
import { sessionQuery } from './session/session-query.ts'
import { readNonce, shareNonce } from './start/nonce.ts'
import { Root } from './start/root.tsx'
import { loadSignedIn, wasSignedIn } from './start/signed-in.ts'

collectEarlyErrors()
void start().catch(reportError)

/** Everything the first screen needs is asked for at once: texts, session, and its own code. */
async function start(): Promise<void> {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
  void client.prefetchQuery(sessionQuery)
  if (wasSignedIn()) void loadSignedIn()
  applyDensity(readDensity())
  const nonce = readNonce()
  shareNonce(nonce)
  const language = findLanguage([document.documentElement.lang])
  const i18n = await createI18n({ language, digits: 'latn', namespaces: START_NAMESPACES, fetchTexts })
  const place = document.getElementById('app')
  if (place === null) throw new Error('index.html: there is no element with the id "app".')
  createRoot(place, { onUncaughtError: reportError }).render(
    <Root client={client} i18n={i18n} nonce={nonce} />,
  )
  await sendErrorReports({ dsn: __SENTRY_DSN__, release: __RELEASE__, environment: location.hostname })
}
