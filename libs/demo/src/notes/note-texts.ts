/** What a demo note says by the kind of visit; `{what}` is the illness that the visit was about. */
export interface NoteTexts {
  readonly complaint: readonly string[]
  readonly history: readonly string[]
  readonly examination: readonly string[]
  readonly assessment: readonly string[]
  readonly plan: readonly string[]
}

export const CHECK_UP: NoteTexts = {
  complaint: ['Here for a check-up, no complaints.', 'Wants a general check-up before travelling.'],
  history: [
    'Feels well. Sleeps 7 hours, walks daily. No change in weight, appetite or bowel habit.',
    'No new illness since the last visit. Takes medicines as prescribed. No tobacco, no alcohol.',
  ],
  examination: [
    'Alert, well nourished. Heart sounds normal, no murmur. Lungs clear. Abdomen soft, not tender.',
    'No distress. Skin warm and dry. Regular pulse. Lungs clear on both sides. No oedema.',
  ],
  assessment: ['In good health for the age.', 'No sign of new illness.'],
  plan: [
    'Bloods as for a yearly check. Next check-up in 12 months, earlier if anything changes.',
    'Vaccinations reviewed. Advice on exercise and diet given and understood.',
  ],
}

export const FOLLOW_UP: NoteTexts = {
  complaint: ['Follow-up of {what}.', 'Comes as agreed about {what}.'],
  history: [
    'Takes the medicines every day, forgets one dose a week at most. No side effects noticed.',
    'Feels stable since the last visit. Measures at home now and then; brings no record today.',
  ],
  examination: [
    'Looks well. Chest clear, heart sounds normal. No swelling of the legs.',
    'Unchanged from the last visit. See vital signs of today.',
  ],
  assessment: ['{what}, stable under the present treatment.', '{what}, values to be rechecked.'],
  plan: [
    'Go on with the present treatment. Control of values in 3 months.',
    'Dose unchanged. Home measurements twice a week, bring the record next time.',
  ],
}

export const ACUTE: NoteTexts = {
  complaint: ['Unwell for three days.', 'Came without an appointment; symptoms since yesterday evening.'],
  history: [
    'Began gradually, no fever above 38 °C. Drinks well. Nobody else at home is ill.',
    'First episode of this kind. No known contact with illness. Has taken paracetamol twice.',
  ],
  examination: [
    'Tired but alert. No sign of dehydration. Throat, chest and abdomen examined: see assessment.',
    'Mild discomfort. Breathing quiet. No rash. Neck supple.',
  ],
  assessment: ['{what}, without signs of danger.', '{what}, mild.'],
  plan: [
    'Rest and fluids. Come back at once with high fever, shortness of breath or if worse after 3 days.',
    'Treatment of symptoms. Written advice given. Control only if not better within a week.',
  ],
}

/** What was added after the signature. */
export const ADDENDA = [
  'Laboratory results came in after the visit and were told to the patient by telephone.',
  'The patient called: symptoms are gone. No further control needed.',
] as const
