/** What a word about a person can be; as the classes of columns have it, in the words of people. */
export type Kind = 'name' | 'birth date' | 'record number' | 'national number' | 'telephone' | 'address'

/** A value that a text gives to something about a person. */
export interface Fact {
  kind: Kind
  value: string
  /** Where in the text, in code units. */
  at: number
}

interface KindRule {
  kind: Kind
  /** About the words of a key in lower case with a space between: `patientFamilyName` is `patient family name`. */
  pattern: RegExp
}

const WHOSE =
  '(?:(?:patient|person|client|member|subject|mother|father|parent|spouse|husband|wife|guardian|next of kin|kin|contact|emergency contact|relative|child|baby|newborn)s? )?'

const RULES: readonly KindRule[] = [
  {
    kind: 'name',
    pattern: new RegExp(
      `^${WHOSE}(?:(?:family|given|first|last|middle|maiden|second|third|full|legal|preferred|birth|grandfather|patient|person|mother|father|spouse|guardian|kin)s? names?|surnames?|forenames?|fname|lname)(?: (?:1|2|ar|en|latin|arabic|local))?$`,
    ),
  },
  { kind: 'name', pattern: /^(?:name )?(?:family|given)$/ },
  {
    kind: 'birth date',
    pattern: new RegExp(
      `^${WHOSE}(?:(?:date of birth|birth (?:date|day|datetime|dt)|birthdate|birthday|dob|d o b|born(?: on| at)?)(?: (?:iso|utc|time))?)$`,
    ),
  },
  {
    kind: 'record number',
    pattern: new RegExp(
      `^${WHOSE}(?:mrns?|emrn|medical record (?:number|no|nr|id)|(?:medical )?record (?:number|no)|chart (?:number|no|id)|hospital (?:number|no|id)|file (?:number|no)|patient (?:id|no|nr|num|number|identifier|code)s?|patid|openmrs id|(?:old )?identification number|mrn (?:number|no|id))$`,
    ),
  },
  {
    kind: 'national number',
    pattern: new RegExp(
      `^${WHOSE}(?:ssn|social security(?: (?:number|no))?|national (?:id|identifier|identity|number|no|nr)(?: (?:number|no))?|(?:nhs|passport|insurance|policy|medicare|medicaid|identity card|id card|unhcr|driving licen[cs]e|drivers licen[cs]e|health card)(?: (?:id|number|no))?|passport|drivers|nin|cnic|iqama(?: number)?|emirates id)$`,
    ),
  },
  {
    kind: 'telephone',
    pattern: new RegExp(
      `^${WHOSE}(?:(?:home|work|mobile|cell|contact|primary|telephone|phone) )?(?:phone|mobile|telephone|tel|cell|msisdn|whatsapp)(?: (?:number|no|1|2))?$`,
    ),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `^${WHOSE}(?:(?:street|home|postal|residential) address|street|address(?: line)?(?: ?[12])?|address)$`,
    ),
  },
]

/** Columns that mean a person only among other columns of one. */
const COLUMN_RULES: readonly KindRule[] = [
  { kind: 'name', pattern: /^(?:name|first|middle|last|maiden|client|patient|father|mother|full)$/ },
  { kind: 'record number', pattern: /^(?:identifier|id number|pid|file)$/ },
]

/** Says what a key, a property, a column or a label is about; nothing where it is about no person. */
export function findKind(key: string): Kind | undefined {
  // A text has few words, many times over.
  if (!known.has(key)) {
    if (known.size > 20_000) known.clear()
    known.set(key, findIn(RULES, key))
  }
  return known.get(key)
}

const known = new Map<string, Kind | undefined>()

/** Says what a column is about in a table that has others about a person. */
export function findColumnKind(column: string): Kind | undefined {
  return findIn([...RULES, ...COLUMN_RULES], column)
}

/** Cuts a name of whatever case into its words: `birthDate`, `BIRTH_DATE` and `Birth date` are `birth date`. */
function wordsOfKey(key: string): string {
  return key
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/([\p{L}])(\d+)$/gu, '$1 $2')
    .trim()
    .toLowerCase()
}

function findIn(rules: readonly KindRule[], key: string): Kind | undefined {
  if (key.length > 60) return undefined
  const words = wordsOfKey(key.split('.').at(-1) ?? key)
  return rules.find(({ pattern }) => pattern.test(words))?.kind
}

/** Says whether a column is one that tables of people have, though it identifies nobody by itself. */
export function isOfPeople(column: string): boolean {
  return /^(?:sex|gender|age|ward|bed|diagnosis|blood (?:group|type)|marital(?: status)?|nationality|village)$/.test(
    wordsOfKey(column),
  )
}
