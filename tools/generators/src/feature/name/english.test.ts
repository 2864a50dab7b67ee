import { expect, test } from 'vitest'
import { pluralOf, singularOf } from './english.ts'

const WORDS =
  `abscess abscesses, addendum addenda, allergy allergies, analysis analyses, appendix appendices, axis axes,
  baby babies, bacterium bacteria, biopsy biopsies, body bodies, bolus boluses, box boxes, branch branches, bruise bruises,
  bus buses, calorie calories, case cases, cause causes, child children, class classes, consensus consensuses,
  course courses, crisis crises, criterion criteria, day days, dialysis dialyses, diagnosis diagnoses, disease diseases,
  dose doses, exercise exercises, fetus fetuses, foot feet, gas gases, headache headaches, house houses,
  hypothesis hypotheses, illness illnesses, index indices, knife knives, leaf leaves, lens lenses, life lives,
  metastasis metastases, mouse mice, nerve nerves, noise noises, nose noses, nurse nurses, patch patches, person people,
  phase phases, phenomenon phenomena, potato potatoes, practice practices, process processes, prognosis prognoses,
  prosthesis prostheses, psychosis psychoses, pulse pulses, purchase purchases, quiz quizzes, radius radii, reading readings,
  reflex reflexes, relative relatives, response responses, search searches, sinus sinuses, specimen specimens,
  spouse spouses, status statuses, stenosis stenoses, stomach stomachs, survey surveys, suture sutures, syringe syringes,
  thesis theses, thrombosis thromboses, toe toes, tooth teeth, use uses, valve valves, virus viruses, visit visits,
  wish wishes, woman women`
    .split(',')
    .map((pair) => pair.trim().split(' '))

test.each(WORDS)('%s, %s', (one = '', many = '') => {
  expect([pluralOf(one), singularOf(many), singularOf(one)]).toEqual([many, one, one])
})

test.each(
  'advice data diabetes equipment feedback herpes measles news progress rabies series species staff'.split(
    ' ',
  ),
)('%s is the same for one and for many', (word) => {
  expect([pluralOf(word), singularOf(word)]).toEqual([word, word])
})
