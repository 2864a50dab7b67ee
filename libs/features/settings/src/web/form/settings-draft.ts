import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Settings, SettingsInput } from '../../contract.ts'

/** The settings as the form holds them while people type. */
export type SettingsDraft = Draft<SettingsInput>

/** What of the settings the form shows and writes. */
export function draftOf({ logo: _logo, version: _version, ...settings }: Settings): SettingsDraft {
  return settings
}
