import type { Kind } from './kinds.ts'

/** Says whether a value is one of a person, in whatever way it is written, rather than a word of code or a label. */
export function isOfPerson(kind: Kind, value: string): boolean {
  switch (kind) {
    case 'name':
      return isName(value)
    case 'birth date':
      return datesOf(value).length > 0
    case 'record number':
      return isNumber(value, /^\d+$/.test(value.trim()) ? 5 : 4)
    case 'national number':
      return isNumber(value, 5)
    case 'telephone':
      return isTelephone(value)
    case 'address':
      return isAddress(value)
  }
}

/** Words that stand for a name, or label one. */
const NO_NAMES =
  /^(?:name|names|family|given|first|last|middle|maiden|full|legal|preferred|patient|person|people|sur|surname|forename|mother|father|of|the|a|an|and|or|your|unknown|none|null|undefined|true|false|other|required|optional|empty|missing|value|string|text|label|title|search|by|in|order|all|any|no|not|type|enter|must|be|is|test|example|sample|demo|made|up|fake|dummy|placeholder|redacted|anonymous|deidentified|lorem|ipsum|foo|bar|baz|doe|somebody|nobody|someone|anyone|clinician|doctor|nurse|dr|mr|mrs|ms|miss|prof|sister|baby|official|usual|old|temp|nickname|unclassified|uppercase|as|on|date|birth|number|id|passport|document|expected|local|latin|arabic|noto|sans|serif|variable|varchar|roboto|inter|arial|helvetica|times|roman|georgia|verdana|courier|mono|monospace|system|ui)$/i

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}\s'’ʼ`.,()/-]{0,99}$/u

function isName(value: string): boolean {
  const words = wordsOfName(value)
  if (!NAME.test(value.trim()) || words.length === 0 || words.length > 8) return false
  // A property, a column or a code begins with a small letter; scripts without capitals have none.
  const isWritten = /\p{Lu}|\p{Lo}/u.test(value) && !/^\p{Ll}[\p{Ll}\p{N}]*\p{Lu}/u.test(value.trim())
  return isWritten && !words.some((word) => OF_PLACES.test(word)) && words.some(saysWho)
}

/** Says whether a word of a name is more than a letter, a title or a word that stands for a name. */
export function saysWho(word: string): boolean {
  return [...word].length > 1 && !NO_NAMES.test(word)
}

const OF_PLACES =
  /^(?:clinic|clinics|hospital|centre|center|ward|department|unit|laboratory|pharmacy|ministry|university|insurance|street|road|camp)$/i

/** Cuts a name into the words by which it is known. */
export function wordsOfName(value: string): string[] {
  return value.match(/[\p{L}\p{M}]+(?:['’ʼ`][\p{L}\p{M}]+)*/gu) ?? []
}

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-/i

function isNumber(value: string, digits: number): boolean {
  const text = value.trim()
  if (UUID.test(text) || text.length > 40 || /[{}<>$@:]/.test(text) || !/^[\p{L}\p{N}]/u.test(text))
    return false
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return false
  return (
    (text.match(/\p{Nd}/gu) ?? []).length >= digits &&
    !/\s\S+\s\S+\s/.test(text) &&
    !/^[0-9a-f]{32,}$/i.test(text)
  )
}

function isTelephone(value: string): boolean {
  const text = value.trim()
  if (!/^(?:tel:)?[+(]?[\p{Nd}][\p{Nd}\s().\-/x]+$/u.test(text)) return false
  const digits = text.replaceAll(/\P{Nd}/gu, '')
  return digits.length >= 7 && digits.length <= 15 && !isReservedTelephone(digits)
}

/** Numbers that are given to nobody: 555-01xx in North America, 070-174 06xx in Sweden, 07700 900xxx in Britain. */
function isReservedTelephone(digits: string): boolean {
  return /5550[01]\d\d$|7700900\d{3}$|0{5,}$|^(\d)\1+$|^0*123456789?0?$/.test(digits)
}

/** A number and the name of a street, in either order. */
function isAddress(value: string): boolean {
  const text = value.trim()
  return (
    text.length <= 120 &&
    /^(?:\p{Nd}+\p{L}?[\s,]+\p{L}[\p{L}\p{M}\s.'’,#\p{Nd}-]+|\p{L}[\p{L}\p{M}\s.'’-]+[\s,]+\p{Nd}+\p{L}?(?:[\s,].*)?)$/u.test(
      text,
    ) &&
    /\p{Lu}|\p{Lo}/u.test(text)
  )
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const BY_YEAR = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?$/
const BY_DAY = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/
const BY_NAME = new RegExp(
  `^(?:(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(${MONTHS})[a-z]*\\.?,?[\\s-]+|(${MONTHS})[a-z]*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)(\\d{4})$`,
  'i',
)

/** Reads a day in the ways that people and machines write one, as `1980-05-05`; two where day and month may be either. */
export function datesOf(value: string): string[] {
  const text = toAsciiDigits(value.trim())
  const [, year = '', month, day, joinedMonth = '', joinedDay = ''] = BY_YEAR.exec(text) ?? []
  if (year !== '') return listDates(year, [[month ?? joinedMonth, day ?? joinedDay]])
  const [, one = '', other = '', late = ''] = BY_DAY.exec(text) ?? []
  if (late !== '') {
    // Of two digits the century is not known; 1956 is somebody's more often than 2056.
    const full = late.length === 2 ? `19${late}` : late
    return listDates(full, [
      [other, one],
      [one, other],
    ])
  }
  const [, before, name, named, after, end = ''] = BY_NAME.exec(text) ?? []
  if (end === '') return []
  const number = MONTHS.split('|').indexOf((name ?? named ?? '').toLowerCase()) + 1
  return listDates(end, [[String(number), before ?? after ?? '']])
}

function listDates(year: string, days: readonly (readonly [month: string, day: string])[]): string[] {
  const dates = days
    .filter(
      ([month, day]) => Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31,
    )
    .map(([month, day]) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return Number(year) >= 1880 && Number(year) <= 2100 ? [...new Set(dates)] : []
}

/** Arabic and Persian digits as those of ASCII. */
export function toAsciiDigits(text: string): string {
  return text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}
