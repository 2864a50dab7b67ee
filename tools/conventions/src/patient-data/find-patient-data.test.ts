import { expect, test } from 'vitest'
import { findPatientData } from './find-patient-data.ts'
import { parseMadeUp } from './made-up.ts'

const NOBODY = parseMadeUp('')

/* Put together here, or this file would be a finding itself. */
const VALUES: Record<string, string> = {
  F: ['Nov', 'áková'].join(''),
  G: ['Ja', 'roslava'].join(''),
  D: ['1956', '03', '12'].join('-'),
  E: ['12', '03', '1956'].join('/'),
  M: ['0048', '2913'].join(''),
  P: ['+420 603', '417 229'].join(' '),
  S: ['536', '22', '9084'].join('-'),
  A: ['الرش', 'يدي'].join(''),
  N: 'March',
  X: '312',
  Y: '03',
  Z: '1956',
  O: ['Od', 'dný'].join(''),
}

const LEAKS: readonly [what: string, path: string, text: string][] = [
  ['a family name in an object', 'a.ts', "const row = { familyName: '{F}' }"],
  [
    'a family name in an insert by Kysely',
    'a.ts',
    "db.insertInto('patient').values({ family: '{F}', given: ['{G}'] })",
  ],
  ['given names in a list', 'a.test.ts', "given: ['Ana', '{G}']"],
  ['an Arabic name', 'a.ts', "familyName: '{A}'"],
  ['a name in capitals', 'a.ts', `{ "last_name": "${'{F}'}".toUpperCase(), surname: "{F}" }`],
  ['a name that is compared', 'a.ts', "where('family_name', '=', '{F}')"],
  ['a name that is expected', 'a.test.ts', "expect(patient.familyName).toBe('{F}')"],
  ['a name that is filled in', 'a.spec.ts', "await page.getByLabel('Family name').fill('{F}')"],
  ['a name in a constant', 'a.ts', "const PATIENT_NAME = '{G} {F}'"],
  ['a name in a property of JSX', 'a.tsx', '<Banner givenName="{G}" familyName={\'{F}\'} />'],
  ['a birth date in an object', 'a.ts', "birthDate: '{D}'"],
  ['a birth date as people write it', 'a.ts', "dob: '{E}'"],
  ['a birth date of a Date', 'a.ts', "dateOfBirth: new Date('{D}')"],
  ['a birth date in words', 'a.ts', "const dob = '12 {N} 1956'"],
  ['a number in an object', 'a.ts', "mrn: 'MRN-{M}'"],
  ['a number without quotes', 'a.ts', 'const mrn = {M}5'],
  ['a number in an address', 'a.ts', 'fetch("/api/patients?mrn={M}")'],
  ['a name and a date in an address', 'a.md', 'GET /Patient?family={F}&birthdate=eq{D}'],
  ['a comment', 'a.ts', '// fails for MRN {M}, see the ticket'],
  ['another comment', 'a.ts', '/* DOB: {E} */'],
  ['a title and a name', 'a.ts', '// Mrs. {G} {F} could not be found'],
  ['a patient by name', 'notes.md', 'Reported for patient {G} {F} on the ward.'],
  ['a row of values', 'a.test.ts', "['{F}', '{G}', 'female', '{D}']"],
  ['arguments', 'a.test.ts', "register('{F}', '{G}', '{D}')"],
  [
    'a FHIR patient',
    'a.json',
    '{"resourceType":"Patient","name":[{"family":"{F}","given":["{G}"]}],"birthDate":"{D}"}',
  ],
  [
    'a FHIR patient on several lines',
    'a.json',
    '"name": [\n  {\n    "family": "{F}",\n    "given": [\n      "{G}"\n    ]',
  ],
  ['JSON of some other system', 'a.json', '{ "First Name": "{G}", "DOB": "{E}" }'],
  ['JSON of a single number', 'a.json', '{"medicalRecordNumber": {M}1}'],
  ['a text that is JSON', 'a.ts', 'const body = "{\\"familyName\\":\\"{F}\\"}"'],
  ['escaped JSON', 'a.json', '{"fam'.concat('ily":"\\u0627\\u0644\\u0631\\u0634\\u064a\\u062f"}')],
  ['an insert', 'a.sql', "INSERT INTO patient (mrn, family_name) VALUES ('{M}', 'x'), ('1', '{F}');"],
  ['an insert without columns', 'a.sql', "insert into public.patients values (7, '{G}', '{F}', '{D}');"],
  [
    'an insert with functions',
    'a.sql',
    "insert into person(id, birthdate) values (gen_random_uuid(), date '{D}')",
  ],
  ['an update', 'a.sql', "UPDATE patient_name SET family = '{F}' WHERE id = 1"],
  ['a query', 'a.sql', "select * from patient where family_name ilike '{F}%' and birth_date = '{D}'"],
  ['a query of several', 'a.sql', "select 1 from patient where mrn in ('{M}', '{M}1')"],
  [
    'rows of a copy',
    'a.sql',
    'COPY public.patient (id, family_name, birth_date) FROM stdin;\n1\t{F}\t{D}\n\\.\n',
  ],
  [
    'a table of OpenMRS',
    'a.sql',
    "insert into person_name(person_id, given_name, family_name) values (3,'{G}','{F}')",
  ],
  [
    'an identifier of OpenMRS',
    'a.sql',
    "insert into patient_identifier (patient_id, identifier) values (3, '{M}')",
  ],
  [
    'Synthea',
    'patients.csv',
    'Id,BIRTHDATE,DEATHDATE,SSN,PREFIX,FIRST,LAST\n1,{D},,999-12-3456,Mrs.,{G},{F}\n',
  ],
  ['a registration', 'reg.csv', 'Name;Sex;DOB\n{F} {G};F;{E}\n'],
  ['quoted cells', 'reg.csv', '"MRN","Patient Name"\n"{M}","{F}, {G}"\n'],
  ['a telephone list', 'reg.tsv', 'patient_id\tphone\n1\t{P}\n'],
  ['small letters in a table', 'reg.csv', 'given_name,dob\nada,{D}\n'],
  ['rows without a header', 'x.csv', '17,{F},{G},F,{D}\n'],
  ['a table of Markdown', 'a.md', '| MRN | Name |\n|---|---|\n| {M} | {G} {F} |'],
  ['a table within code', 'a.ts', 'const csv = `\nmrn,first_name,last_name\n{M},{G},{F}\n`'],
  ['a name beside what only people have', 'a.ts', "{ name: '{G} {F}', gender: 'female' }"],
  ['a patient who is called so', 'a.ts', "const x = { patient: '{G} {F}' }"],
  ['first and last', 'a.json', '{"name":{"first":"{G}","last":"{F}"}}'],
  ['a number with its system', 'a.json', '"identifier":[{"system":"https://h.example/mrn","value":"{M}"}]'],
  ['a birth date of numbers', 'a.ts', 'const birthDate = new Date({Z}, 2, 12)'],
  ['a birth date without its century', 'a.ts', "dob: '12/{Y}/56'"],
  ['several numbers', 'a.ts', "const mrns = ['{M}', '{M}1']"],
  ['a list of a ward', 'x.csv', 'name,age,ward\n{G} {F},69,3B\n'],
  ['YAML', 'a.yaml', 'patient:\n  familyName: {F}\n  birthDate: {D}\n'],
  ['XML', 'a.xml', '<Patient><name><family value="{F}"/></name></Patient>'],
  ['XML with texts', 'a.xml', '<patient><givenName>{G}</given'.concat('Name></patient>')],
  ['an HL7 message', 'a.txt', 'PID|1||{M}^^^MRN||{F}^{G}||19560{X}|F'],
  ['an HL7 message in code', 'a.ts', 'const message = "MSH|^~\\\\&|A\\rPID|1||{M}||{F}^{G}"'],
  ['a social security number', 'a.txt', 'SSN {S}'],
  ['a national number', 'a.json', '{"nationalId": "{M}77"}'],
]

test.each(LEAKS)('finds %s', (_, path, text) => {
  expect(findPatientData(path, fill(text), NOBODY)).not.toEqual([])
})

const HARMLESS: readonly [what: string, path: string, text: string][] = [
  [
    'a type',
    'a.ts',
    'interface Row { familyName: string; given: string[]; birthDate: Temporal.PlainDate; mrn: Mrn }',
  ],
  ['columns', 'a.ts', "select(['family_name', 'given_name', 'birth_date', 'mrn'])"],
  ['labels', 'en.json', '{ "familyName": "Family name", "mrn": "MRN", "birthDate": "Date of birth" }'],
  ['a column with its class', 'a.ts', "comment('family_name', '@name Family name as on the document')"],
  ['a font', 'a.ts', "font: { family: 'Noto Sans' }, fontFamily: 'Inter'"],
  ['a visit', 'a.ts', "startedOn: '{D}', createdAt: '{D}'"],
  ['an identifier', 'a.ts', "patientId: '01990000-0000-7000-8000-00000000000a'"],
  ['a template', 'a.ts', 'familyName: `${'.concat('prefix}-1`, mrn: `T-2`')],
  [
    'a table definition',
    'a.sql',
    'create table patient (family_name text not null, birth_date date, mrn text);',
  ],
  ['a parameter', 'a.sql', "update patient set family_name = $1 where mrn = $2 or family_name = ''"],
  ['a code list', 'codes.csv', 'code,name,system\n1,Aspirin,atc\n2,Ibuprofen,atc'],
  ['a coded vaccine', 'a.ts', "['Tetanus', '{D}']"],
  ['a year', 'a.ts', "birthDate: '1990', dob: '1990-05'"],
  ['a reserved telephone number', 'a.ts', "phone: '+1 617 555 0142'"],
  ['a sentence', 'a.md', 'The family name of a patient is shown first. Patient search takes an MRN.'],
  ['a statement', 'a.ts', 'const { familyName, givenName, birthDate } = Patient, Row, Other'],
]

test.each(HARMLESS)('lets %s pass', (_, path, text) => {
  expect(findPatientData(path, fill(text), NOBODY)).toEqual([])
})

test('says the line and the kind, and never the value', () => {
  const text = fill("const a = 1\n\nconst b = { familyName: '{F}', mrn: '{M}' }\n")

  expect(findPatientData('a.ts', text, NOBODY)).toEqual([
    { line: 3, what: 'a name' },
    { line: 3, what: 'a record number' },
  ])
})

test('what is known to be made up passes, word by word, in any writing of a day', () => {
  const madeUp = parseMadeUp(fill('# names\n{F}\n{G}\n\n# days\n{D}\n# numbers\n{M}\n'))
  const text = fill("{ familyName: '{F}-{G}', dob: '{E}', mrn: '{M}', given: '{O}' }")

  expect(findPatientData('a.ts', text, madeUp)).toEqual([{ line: 1, what: 'a name' }])
  expect(findPatientData('a.ts', text.replace(fill('{O}'), fill('{G}')), madeUp)).toEqual([])
})

test('a note with a reason lets a line pass, on it or before it, and one without does not', () => {
  const leak = fill("familyName: '{F}'")

  expect(findPatientData('a.ts', `${leak} // phi-ignore: a street in Prague`, NOBODY)).toEqual([])
  expect(findPatientData('a.ts', `// phi-ignore: a street in Prague\n${leak}`, NOBODY)).toEqual([])
  expect(findPatientData('a.ts', `// phi-ignore: a street\n\n${leak}`, NOBODY)).toHaveLength(1)
  expect(findPatientData('a.ts', `/* phi-ignore: */ ${leak}`, NOBODY)[0]?.what).toMatch(/gives no reason/)
  expect(findPatientData('a.ts', `${leak} // phi-ignore`, NOBODY)[0]?.what).toMatch(/gives no reason/)
})

test('a long file of code takes no time to speak of', () => {
  const text = 'const value = read(source, { key: "a", other: [1, 2, 3] }) // and so on, and so on\n'.repeat(
    60_000,
  )

  expect(findPatientData('a.ts', text, NOBODY)).toEqual([])
})

function fill(text: string): string {
  return text.replaceAll(/\{([A-Z])\}/g, (all, key: string) => VALUES[key] ?? all)
}
