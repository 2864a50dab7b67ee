import type { Clinic } from '@ehr/feature-session/contract'
import { applyDigits } from '@ehr/ui/i18n/create-i18n.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { useEffect, useMemo } from 'react'
import { getI18n } from 'react-i18next'
import { readStored } from '../preferences/stored.ts'
import { START_KEYS } from '../start/start-keys.ts'
import { planLanguage } from './clinic-language.ts'
import { useShowLanguage } from './use-language.ts'

/** Shows the clinic's digits, and its own language to whoever neither chose nor speaks one that it offers. */
export function useClinicLanguage(clinic: Clinic | null | undefined): void {
  const { language: current } = useUiText()
  const show = useShowLanguage()
  const digits = clinic?.digits ?? 'latn'
  // Before the first text is rendered, since texts do not follow it by themselves.
  useMemo(() => applyDigits(getI18n(), digits), [digits])
  const isChosen = readStored(START_KEYS.language) !== undefined
  const wanted =
    clinic == null ? current : planLanguage({ current, isChosen, browser: navigator.languages }, clinic)
  useEffect(() => {
    if (wanted !== current) void show(wanted)
  })
}
