import type { Coding } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { DRUG_KNOWLEDGE } from '../contract/drug-knowledge.ts'
import type { WarningContext } from '../contract/plan-warnings.ts'
import { listActiveAllergies, listTakenDrugs } from './write-queries.ts'

/** SNOMED CT: no known allergy; no known drug allergy. Food and the environment say nothing of drugs. */
const NO_DRUG_ALLERGY = ['716186003', '409137002']

interface CodeColumns {
  readonly codeSystem: string
  readonly code: string
  readonly codeDisplay: string
}

/** The code of a row as the contracts have it. */
export function codingOf({ codeSystem, code, codeDisplay }: CodeColumns): Coding {
  return { system: codeSystem, code, display: codeDisplay }
}

/** What a drug for this patient is checked against; `exceptId` names a prescription that does not count. */
export async function getWarningContext(
  db: Db,
  patientId: string,
  exceptId?: string,
): Promise<WarningContext> {
  const allergies = await listActiveAllergies(db, patientId)
  const taken = await listTakenDrugs(db, patientId)
  return {
    allergies: allergies
      .filter(({ isNoneKnown }) => !isNoneKnown)
      .map((row) => ({ ...row, code: codingOf(row) })),
    isNoDrugAllergyKnown: allergies.some((row) => row.isNoneKnown && NO_DRUG_ALLERGY.includes(row.code)),
    medications: taken.filter(({ id }) => id !== exceptId).map((row) => ({ ...row, code: codingOf(row) })),
    knowledge: DRUG_KNOWLEDGE,
  }
}
