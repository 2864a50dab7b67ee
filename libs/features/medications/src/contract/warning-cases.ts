import type { Coding } from '@ehr/contracts'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const SNOMED = 'http://snomed.info/sct'
const AS_TEXT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'

/** A known answer: a drug, what the patient has, and exactly the warnings that must come, in their order. */
export interface WarningCase {
  readonly name: string
  /** Why the answer is right; a clinician signs it. */
  readonly source: string
  readonly drug: Coding
  readonly allergies: readonly { code: Coding; criticality: 'low' | 'high' | null }[]
  /** Whether "no known allergies", or none to drugs, is recorded. */
  readonly isNoDrugAllergyKnown?: boolean
  readonly medications: readonly Coding[]
  /** `kind: matched`, with `!` where an answer is needed. */
  readonly expected: readonly string[]
}

const amoxicillin = { system: RXNORM, code: '308182', display: 'Amoxicillin 250 MG Oral Capsule' }
const coAmoxiclav = {
  system: RXNORM,
  code: '562251',
  display: 'Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet',
}
const ibuprofen = { system: RXNORM, code: '310965', display: 'Ibuprofen 200 MG Oral Tablet' }
const naproxen = { system: RXNORM, code: '849574', display: 'Naproxen sodium 220 MG Oral Tablet' }
const aspirin = { system: RXNORM, code: '243670', display: 'Aspirin 81 MG Oral Tablet' }
const acetaminophen = { system: RXNORM, code: '198440', display: 'Acetaminophen 500 MG Oral Tablet' }
const hydrocodone = {
  system: RXNORM,
  code: '856987',
  display: 'Acetaminophen 300 MG / HYDROcodone Bitartrate 5 MG Oral Tablet',
}
const thiazide = { system: RXNORM, code: '310798', display: 'Hydrochlorothiazide 25 MG Oral Tablet' }
const iron = { system: RXNORM, code: '310325', display: 'Ferrous sulfate 325 MG Oral Tablet' }
const simvastatin = { system: RXNORM, code: '314231', display: 'Simvastatin 10 MG Oral Tablet' }
const atorvastatin = { system: RXNORM, code: '617310', display: 'Atorvastatin 20 MG Oral Tablet' }
const unknownCode = { system: RXNORM, code: '0', display: 'Cephalexin 500 MG Oral Capsule' }
const herbs = { system: AS_TEXT, code: 'as-text', display: 'Herbal drops from the market' }

const penicillin = { system: SNOMED, code: '91936005', display: 'Allergy to penicillin' }
const sulfonamide = { system: SNOMED, code: '91939003', display: 'Allergy to sulfonamide' }
const toAspirin = { system: SNOMED, code: '293586001', display: 'Allergy to aspirin' }
const peanuts = { system: SNOMED, code: '91935009', display: 'Allergy to peanuts' }
const typed = (display: string) => ({ system: AS_TEXT, code: 'as-text', display })

const NOTHING = { allergies: [], medications: [], isNoDrugAllergyKnown: true } as const

/** The known answers that warnings are held against. */
export const WARNING_CASES: readonly WarningCase[] = [
  {
    name: 'a penicillin for a penicillin allergy',
    drug: amoxicillin,
    medications: [],
    source: 'FDA label of amoxicillin, section 4',
    allergies: [{ code: penicillin, criticality: 'high' }],
    expected: ['allergy: penicillin-class antibacterial!'],
  },
  {
    name: 'a penicillin within a combination',
    drug: coAmoxiclav,
    medications: [],
    source: 'FDA label of amoxicillin and clavulanate potassium, section 4',
    allergies: [{ code: penicillin, criticality: 'low' }],
    expected: ['allergy: penicillin-class antibacterial!'],
  },
  {
    name: 'a non-steroidal drug after a reaction to aspirin',
    drug: ibuprofen,
    medications: [],
    source: 'FDA label of ibuprofen tablets, contraindications',
    allergies: [{ code: toAspirin, criticality: 'high' }],
    expected: ['allergy: nonsteroidal anti-inflammatory drug!'],
  },
  {
    name: 'acetaminophen after a reaction to aspirin',
    drug: acetaminophen,
    medications: [],
    source: 'Acetaminophen is of no class with aspirin (FDA labels)',
    allergies: [{ code: toAspirin, criticality: 'high' }],
    expected: [],
  },
  {
    name: 'an allergy that somebody typed',
    drug: amoxicillin,
    medications: [],
    source: 'FDA label of amoxicillin, section 4; the words "Amoxicillin" are the ingredient',
    allergies: [{ code: typed('Amoxicillin (rash as a child)'), criticality: null }],
    expected: ['allergy: amoxicillin!'],
  },
  {
    name: 'an allergy that somebody typed in words that nobody knows',
    drug: amoxicillin,
    source: 'What cannot be checked is said',
    medications: [],
    allergies: [{ code: typed('The red tablets'), criticality: null }],
    expected: ['allergy-not-checked: -'],
  },
  {
    name: 'a cephalosporin, known by its name only, for a grave penicillin allergy',
    drug: unknownCode,
    source: 'FDA label of cephalexin, section 5.1: cross-hypersensitivity among beta-lactams',
    medications: [],
    allergies: [{ code: penicillin, criticality: 'high' }],
    expected: ['cross-reactivity: cephalosporin antibacterial!', 'drug-not-checked: -'],
  },
  {
    name: 'the same for a penicillin allergy of low risk',
    drug: unknownCode,
    medications: [],
    source: 'FDA label of cephalexin, section 5.1; Khan et al., J Allergy Clin Immunol 2022;150:1333-93',
    allergies: [{ code: penicillin, criticality: 'low' }],
    expected: ['cross-reactivity: cephalosporin antibacterial', 'drug-not-checked: -'],
  },
  {
    name: 'a thiazide for an allergy to antibacterial sulfonamides',
    drug: thiazide,
    medications: [],
    source: 'FDA label of hydrochlorothiazide; Strom et al., N Engl J Med 2003;349:1628-35',
    allergies: [{ code: sulfonamide, criticality: 'high' }],
    expected: ['cross-reactivity: thiazide diuretic'],
  },
  {
    name: 'iron sulfate is no sulfonamide',
    drug: iron,
    medications: [],
    source: 'Sulfate and sulfonamide share no structure; the words alone look alike',
    allergies: [
      { code: sulfonamide, criticality: 'high' },
      { code: typed('Sulfa'), criticality: 'high' },
    ],
    expected: ['allergy-not-checked: -'],
  },
  {
    name: 'a drug for an allergy to food',
    drug: amoxicillin,
    medications: [],
    source: 'Peanuts are in no drug of the table',
    allergies: [{ code: peanuts, criticality: 'high' }],
    expected: [],
  },
  {
    name: 'the same drug twice',
    ...NOTHING,
    drug: simvastatin,
    medications: [simvastatin],
    source: 'Same ingredient',
    expected: ['duplicate: simvastatin!'],
  },
  {
    name: 'acetaminophen beside a combination with it',
    ...NOTHING,
    drug: acetaminophen,
    source: 'FDA label of hydrocodone and acetaminophen, section 5: other products with acetaminophen',
    medications: [hydrocodone],
    expected: ['duplicate: acetaminophen!'],
  },
  {
    name: 'two statins',
    ...NOTHING,
    drug: simvastatin,
    medications: [atorvastatin],
    source: 'Same established pharmacologic class',
    expected: ['same-class: HMG-CoA reductase inhibitor'],
  },
  {
    name: 'two non-steroidal drugs and aspirin',
    ...NOTHING,
    drug: ibuprofen,
    source: 'FDA label of ibuprofen, section 5: concomitant NSAIDs including aspirin',
    medications: [naproxen, aspirin],
    expected: [
      'same-class: nonsteroidal anti-inflammatory drug',
      'same-class: nonsteroidal anti-inflammatory drug',
    ],
  },
  {
    name: 'a drug that nobody knows',
    ...NOTHING,
    drug: herbs,
    medications: [simvastatin],
    source: 'What cannot be checked is said',
    expected: ['drug-not-checked: -'],
  },
  {
    name: 'a drug beside one that nobody knows',
    ...NOTHING,
    drug: simvastatin,
    medications: [herbs],
    source: 'What cannot be checked is said',
    expected: ['medication-not-checked: -'],
  },
  {
    name: 'nobody recorded allergies',
    drug: simvastatin,
    medications: [],
    allergies: [],
    source: 'Not recorded is not the same as none (NHS PAB-0064)',
    expected: ['allergies-not-recorded: -'],
  },
  {
    name: 'nothing speaks against it',
    ...NOTHING,
    drug: simvastatin,
    medications: [iron],
    source: 'No shared ingredient or class',
    expected: [],
  },
  {
    name: 'the gravest comes first, what could not be checked last',
    source: 'The rules above together',
    drug: amoxicillin,
    allergies: [
      { code: typed('The red tablets'), criticality: null },
      { code: penicillin, criticality: 'high' },
    ],
    medications: [herbs, coAmoxiclav],
    expected: [
      'allergy: penicillin-class antibacterial!',
      'duplicate: amoxicillin!',
      'allergy-not-checked: -',
      'medication-not-checked: -',
    ],
  },
]
