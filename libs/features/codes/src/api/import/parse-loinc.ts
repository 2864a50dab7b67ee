import { LONGEST_DISPLAY, type ParsedLine } from './code-row.ts'

/** The columns that are read of LOINC’s table (LoincTable/Loinc.csv; appendix A of the LOINC Users’ Guide). */
export const LOINC_COLUMNS = [
  'LOINC_NUM',
  'LONG_COMMON_NAME',
  'STATUS',
  'SHORTNAME',
  'RELATEDNAMES2',
] as const
export type LoincRecord = Readonly<Partial<Record<string, string>>>

/** Whether a term of this status is offered: trial terms are in use, discouraged and deprecated ones are not. */
const IS_OFFERED: Readonly<Record<string, boolean>> = {
  ACTIVE: true,
  TRIAL: true,
  DISCOURAGED: false,
  DEPRECATED: false,
}

const STATUS_NAMES = Object.keys(IS_OFFERED).join(', ')

/** Reads one row of LOINC’s table. @param line of the file, counted from 1 */
export function parseLoincRecord(record: LoincRecord, line: number): ParsedLine {
  const code = record.LOINC_NUM ?? ''
  const display = (record.LONG_COMMON_NAME ?? '').trim()
  const isActive = IS_OFFERED[record.STATUS ?? '']
  if (!isLoincNumber(code)) {
    return {
      kind: 'problem',
      line,
      detail: `LOINC_NUM "${code}" is not a LOINC number with its check digit (such as 718-7).`,
    }
  }
  if (isActive === undefined) {
    return {
      kind: 'problem',
      line,
      detail: `STATUS of ${code} is "${record.STATUS ?? ''}"; expected one of ${STATUS_NAMES}.`,
    }
  }
  if (display === '' || display.length > LONGEST_DISPLAY) {
    return {
      kind: 'problem',
      line,
      detail: `LONG_COMMON_NAME of ${code} must have 1 to ${LONGEST_DISPLAY} characters.`,
    }
  }
  return { kind: 'code', line, row: { code, display, isActive, synonyms: synonymsOf(record, display) } }
}

/** A number, a hyphen and a digit that checks it (mod 10 by Luhn: LOINC Users’ Guide, “LOINC check digit”). */
export function isLoincNumber(text: string): boolean {
  const match = /^(\d{1,7})-(\d)$/.exec(text)
  if (match === null) return false
  const sum = [...(match[1] ?? '')].reverse().reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(match[2])
}

function synonymsOf({ SHORTNAME = '', RELATEDNAMES2 = '' }: LoincRecord, display: string): string[] {
  const names = [SHORTNAME, ...RELATEDNAMES2.split(';')].map((name) => name.trim())
  return [...new Set(names)].filter((name) => name !== '' && name !== display)
}
