import { type Fact, findKind, type Kind } from './kinds.ts'

const NAME = String.raw`\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ ]\p{Lu}\.)?(?:[ ](?:al-|el-|van |de |bin |ibn |von )?\p{Lu}[\p{L}\p{M}'’-]*\p{Ll})`
const DATE = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{1,2}(?:st|nd|rd|th)?[ -][A-Z][a-z]{2,8}[ -,]+\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})`

/** Sentences, comments, messages and addresses: a word for the kind, and the value right after it. */
const PHRASES: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  [
    'record number',
    /\b(?:mrn|medical record(?: (?:number|no\.?|nr\.?))?|chart (?:no\.?|number)|hospital (?:no\.?|number)|رقم الملف(?: الطبي)?)(?:\s+is)?[\s:#=.-]{0,3}([A-Z]{0,4}[-/ ]?\p{Nd}[\p{Nd}-]{3,14})(?![\p{L}\p{N}])/giu,
  ],
  [
    'birth date',
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:dob|d\.o\.b\.?|date of birth|birth ?date|birthdate|born(?: on)?|تاريخ الميلاد)(?:\s+(?:is|was))?[\s:#=.,(-]{0,3}(${DATE})`,
      'giu',
    ),
  ],
  [
    'name',
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|[Pp]atient(?: called| named|'s name is|:)?|[Pp]t\.?:?|PATIENT:?)\.?[ ]+(${NAME})(?=[\s,.;:)('"’-]|$)`,
      'gu',
    ),
  ],
  ['national number', /(?<![\d-])((?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4})(?![\d-])/gu],
  [
    'national number',
    /\b(?:ssn|social security(?: (?:number|no\.?))?|national (?:id|number|no\.?)|nhs (?:number|no\.?)|passport(?: (?:number|no\.?))?)[\s:#=]{1,3}([A-Z]{0,2}\p{Nd}[\p{Nd} -]{5,14}\p{Nd})/giu,
  ],
]

/** A parameter of an address, as in `/Patient?family=X&gender=male`. */
const PARAMETER = /[?&]([a-z][\w.-]{1,40})(?::\w+)?=([^&\s"'`<>)]{2,80})/gi

/** Reads what sentences, comments and messages say of a person: a word such as `born`, and what follows it. */
export function* readPhrases(text: string): Generator<Fact> {
  for (const [kind, pattern] of PHRASES)
    for (const { 1: value = '', index } of text.matchAll(pattern)) yield { kind, value, at: index }
  for (const { 1: key = '', 2: value = '', index: at } of text.matchAll(PARAMETER)) {
    const kind = findKind(key)
    if (kind !== undefined) yield { kind, value: decode(value), at }
  }
  yield* readSegments(text)
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}

/** HL7 version 2: PID-3 is the number, PID-5 the name, PID-7 the birth date. */
function* readSegments(text: string): Generator<Fact> {
  for (const { 0: segment, index: at } of text.matchAll(/(?<![A-Z])PID\|[^\r\n"'`\\]*/g)) {
    const fields = segment.split('|')
    const first = (field: number) => fields[field]?.split(/[\^~]/)[0] ?? ''
    yield { kind: 'record number', value: first(3), at }
    yield { kind: 'name', value: fields[5]?.split('^').slice(0, 2).join(' ') ?? '', at }
    yield { kind: 'birth date', value: first(7).slice(0, 8), at }
  }
}
