/** Words that are the same for one and for many. */
const SAME = new Set(
  `advice anaesthesia anesthesia apparatus biceps blood caries chassis data deer diabetes equipment evidence feces
  feedback fish forceps gauze guidance herpes homework information insurance knowledge measles media menses money
  mumps music news nutrition police progress rabies research rice rickets scabies series sheep software species staff
  swine training transport triceps urine`.split(/\s+/),
)

/** Plurals that no rule makes, by their singular. */
const IRREGULAR: Readonly<Record<string, string>> = {
  addendum: 'addenda',
  analysis: 'analyses',
  apex: 'apices',
  appendix: 'appendices',
  bacterium: 'bacteria',
  calf: 'calves',
  child: 'children',
  corpus: 'corpora',
  criterion: 'criteria',
  curriculum: 'curricula',
  erratum: 'errata',
  focus: 'foci',
  foot: 'feet',
  ganglion: 'ganglia',
  genus: 'genera',
  goose: 'geese',
  half: 'halves',
  index: 'indices',
  knife: 'knives',
  leaf: 'leaves',
  life: 'lives',
  locus: 'loci',
  loaf: 'loaves',
  man: 'men',
  matrix: 'matrices',
  mitochondrion: 'mitochondria',
  mouse: 'mice',
  nucleus: 'nuclei',
  ovum: 'ova',
  person: 'people',
  phenomenon: 'phenomena',
  quiz: 'quizzes',
  radius: 'radii',
  serum: 'sera',
  shelf: 'shelves',
  stimulus: 'stimuli',
  testis: 'testes',
  thief: 'thieves',
  tooth: 'teeth',
  vertebra: 'vertebrae',
  vertex: 'vertices',
  wife: 'wives',
  wolf: 'wolves',
  woman: 'women',
}

const SINGULAR_OF = new Map([
  ...Object.entries(IRREGULAR).map(([one, many]) => [many, one] as const),
  ...([
    ['axes', 'axis'],
    ['crises', 'crisis'],
    ['focuses', 'focus'],
    ['indexes', 'index'],
    ['persons', 'person'],
    ['sepses', 'sepsis'],
    ['serums', 'serum'],
  ] as const),
  ...['alias', 'atlas', 'bias', 'canvas', 'gas', 'iris', 'lens', 'pancreas', 'pelvis', 'plexus'].flatMap(
    (word) => [[word, word] as const, [`${word}es`, word] as const],
  ),
])

/** Words of which only the s is the plural's, though they end as those of a rule below. */
const ONLY_S = new Set(
  `abuses accuses calories closes cookies doses excuses exposes fuses glucoses hoses lactoses loses movies muses
  noses overdoses poses purposes refuses roses ties uses`.split(/\s+/),
)

/** How a plural becomes a singular, the most telling rule first. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(y|e|o|sta)ses$/, '$1sis'],
  [/(^|[^eo])aches$/, '$1ache'],
  [/(ss|x|sh|ch|zz)es$/, '$1'],
  [/([^aeo])uses$/, '$1us'],
  [/(potato|tomato|echo|hero|veto|embargo)es$/, '$1'],
  [/([^aeiou])ies$/, '$1y'],
  [/s$/, ''],
]

/** One of what an English word says; the word may be a singular already. In lower case. */
export function singularOf(word: string): string {
  const known = SINGULAR_OF.get(word)
  if (known !== undefined) return known
  if (SAME.has(word) || Object.hasOwn(IRREGULAR, word) || /(ss|us|is|[^s])$/.test(word)) return word
  if (ONLY_S.has(word)) return word.slice(0, -1)
  const rule = RULES.find(([pattern]) => pattern.test(word))
  return rule === undefined ? word : word.replace(...rule)
}

/** Many of what an English singular says. In lower case. */
export function pluralOf(word: string): string {
  if (SAME.has(word)) return word
  const known = IRREGULAR[word]
  if (known !== undefined) return known
  if (/[sx]is$/.test(word)) return `${word.slice(0, -2)}es`
  if (/(stomach|epoch|monarch)$/.test(word)) return `${word}s`
  if (/(s|x|z|ch|sh|potato|tomato|echo|hero|veto|embargo)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
