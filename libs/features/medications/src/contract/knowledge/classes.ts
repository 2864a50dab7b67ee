import type { CrossReactivity, DrugClass, Source } from '../drug-knowledge.ts'

/** A drug's label as the FDA approved it; section 4 is "Contraindications". */
function label(drug: string, section: string): Source {
  return {
    title: `FDA label of ${drug}, ${section}`,
    url: `https://dailymed.nlm.nih.gov/dailymed/search.cfm?labeltype=human&query=${encodeURIComponent(drug)}`,
  }
}

/** Classes are named as the FDA names established pharmacologic classes (EPC) in labels. */
export const DRUG_CLASSES: Readonly<Record<string, DrugClass>> = {
  'penicillin-class antibacterial': {
    names: ['penicillin', 'penicillins', 'beta-lactam', 'البنسلين', 'بنسلين'],
    sharedAllergy: label('amoxicillin', 'section 4: hypersensitivity to other beta-lactam antibacterials'),
    isDuplicateNoted: true,
  },
  'cephalosporin antibacterial': {
    names: ['cephalosporin', 'cephalosporins'],
    sharedAllergy: label('cephalexin', 'section 4: hypersensitivity to other cephalosporins'),
    isDuplicateNoted: true,
  },
  'macrolide antimicrobial': {
    names: ['macrolide', 'macrolides'],
    sharedAllergy: label('azithromycin', 'section 4: hypersensitivity to any macrolide or ketolide'),
    isDuplicateNoted: true,
  },
  'quinolone antimicrobial': {
    names: ['quinolone', 'quinolones', 'fluoroquinolone'],
    sharedAllergy: label('ciprofloxacin', 'section 4: hypersensitivity to any quinolone'),
    isDuplicateNoted: true,
  },
  'tetracycline-class drug': {
    names: ['tetracycline', 'tetracyclines'],
    sharedAllergy: label('doxycycline hyclate', 'contraindications: hypersensitivity to any tetracycline'),
    isDuplicateNoted: true,
  },
  'sulfonamide antimicrobial': {
    names: ['sulfonamide', 'sulfonamides', 'sulfa', 'sulphonamide', 'السلفا', 'سلفا'],
    sharedAllergy: label('sulfamethoxazole and trimethoprim', 'section 4: hypersensitivity to sulfonamides'),
    isDuplicateNoted: true,
  },
  'nonsteroidal anti-inflammatory drug': {
    names: ['NSAID', 'NSAIDs', 'anti-inflammatory'],
    sharedAllergy: label(
      'ibuprofen tablets',
      'contraindications: asthma, urticaria or allergic reaction after aspirin or other NSAIDs',
    ),
    isDuplicateNoted: true,
  },
  'angiotensin converting enzyme inhibitor': {
    names: ['ACE inhibitor', 'ACE inhibitors'],
    sharedAllergy: label('lisinopril', 'section 4: angioedema related to a previous ACE inhibitor'),
    isDuplicateNoted: true,
  },
  'thiazide diuretic': { isDuplicateNoted: true },
  'angiotensin 2 receptor blocker': { isDuplicateNoted: true },
  'antiepileptic agent': { isDuplicateNoted: false },
  'beta lactamase inhibitor': { isDuplicateNoted: false },
  'beta-adrenergic blocker': { isDuplicateNoted: true },
  'beta2-adrenergic agonist': { isDuplicateNoted: true },
  benzodiazepine: { names: ['benzodiazepines'], isDuplicateNoted: true },
  biguanide: { isDuplicateNoted: true },
  'calcium channel blocker': { isDuplicateNoted: true },
  'cardiac glycoside': { isDuplicateNoted: true },
  'central nervous system stimulant': { isDuplicateNoted: true },
  'cholinesterase inhibitor': { isDuplicateNoted: true },
  // Creams and inhalers beside tablets are ordinary treatment.
  corticosteroid: { isDuplicateNoted: false },
  estrogen: { isDuplicateNoted: true },
  'histamine-1 receptor antagonist': { names: ['antihistamine'], isDuplicateNoted: true },
  'HMG-CoA reductase inhibitor': { names: ['statin', 'statins'], isDuplicateNoted: true },
  insulin: { isDuplicateNoted: false },
  'l-thyroxine': { isDuplicateNoted: true },
  'loop diuretic': { isDuplicateNoted: true },
  'nitrate vasodilator': { isDuplicateNoted: true },
  'nitrofuran antibacterial': { isDuplicateNoted: true },
  'N-methyl-D-aspartate receptor antagonist': { isDuplicateNoted: true },
  'opioid agonist': { names: ['opioid', 'opioids', 'opiate', 'opiates'], isDuplicateNoted: true },
  'P2Y12 platelet inhibitor': { isDuplicateNoted: true },
  progestin: { isDuplicateNoted: true },
  'proton pump inhibitor': { isDuplicateNoted: true },
  'serotonin reuptake inhibitor': { names: ['SSRI'], isDuplicateNoted: true },
  sulfonylurea: { isDuplicateNoted: true },
  'vitamin K antagonist': { isDuplicateNoted: true },
}

/** Only where a source says so; what is not here is not warned of. */
export const CROSS_REACTIVITIES: readonly CrossReactivity[] = [
  {
    from: 'penicillin-class antibacterial',
    to: 'cephalosporin antibacterial',
    severity: 'moderate',
    source: label('cephalexin', 'section 5.1: cross-hypersensitivity among beta-lactam antibacterial drugs'),
  },
  {
    from: 'cephalosporin antibacterial',
    to: 'penicillin-class antibacterial',
    severity: 'moderate',
    source: label(
      'amoxicillin',
      'section 5.1: hypersensitivity to penicillins, cephalosporins, other allergens',
    ),
  },
  {
    from: 'sulfonamide antimicrobial',
    to: 'thiazide diuretic',
    // Contraindicated by the label, yet not borne out: Strom et al., N Engl J Med 2003;349:1628-35.
    severity: 'low',
    source: label(
      'hydrochlorothiazide',
      'contraindications: hypersensitivity to other sulfonamide-derived drugs',
    ),
  },
]
