import { patientPaths } from '@ehr/feature-patients/contract'
import type { useNavigate } from '@tanstack/react-router'

/** Puts the cursor into the search box; on another screen goes to the patient search, which does so itself. */
export function focusSearch(navigate: ReturnType<typeof useNavigate>): void {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (box === null) void navigate({ to: patientPaths.list })
  else box.select()
}
