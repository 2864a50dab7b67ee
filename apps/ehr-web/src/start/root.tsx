import { cssVariablesResolver } from '@ehr/ui/theme/css-variables.ts'
import { theme } from '@ehr/ui/theme/theme.ts'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { i18n as I18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { SessionGate } from '../session/session-gate.tsx'
import { StartBoundary } from './start-boundary.tsx'

export interface RootProps {
  client: QueryClient
  i18n: I18n
  nonce: string | undefined
}

/** What surrounds every screen, signed in or not. */
export function Root({ client, i18n, nonce }: RootProps) {
  return (
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        // All variables come with the script: a style sheet of their defaults would be 4 kB of the first screen.
        deduplicateCssVariables={false}
        {...(nonce === undefined ? {} : { getStyleNonce: () => nonce })}
      >
        <I18nextProvider i18n={i18n}>
          <QueryClientProvider client={client}>
            <StartBoundary>
              <SessionGate />
            </StartBoundary>
          </QueryClientProvider>
        </I18nextProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
