import type { AgeBands } from './age-bands.ts'
import type { VitalKind } from './vital-kinds.ts'

type BandsByKind = Readonly<Partial<Record<VitalKind, AgeBands>>>

const YEARS = 12

/**
 * What is usual at an age; outside of it a value is flagged L or H.
 *
 * From 16 years: the bands that score 0 in NEWS2 (Royal College of Physicians, 2017); pressure: low where NEWS2
 * scores 2, high where the ESH guideline of 2023 begins to speak of hypertension (140/90). Below 16: heart rate
 * awake, breathing, pressure and saturation of Pediatric Advanced Life Support (AHA, 2015); temperature: WHO for
 * newborns (36.5 to 37.5 °C), NICE NG143 (fever from 38 °C) after. BMI: WHO, adults; a child's needs percentiles.
 */
export const USUAL: BandsByKind = {
  systolic: [
    { fromMonths: 0, low: 67, high: 84 },
    { fromMonths: 1, low: 72, high: 104 },
    { fromMonths: 1 * YEARS, low: 86, high: 106 },
    { fromMonths: 3 * YEARS, low: 89, high: 112 },
    { fromMonths: 6 * YEARS, low: 97, high: 115 },
    { fromMonths: 10 * YEARS, low: 102, high: 120 },
    { fromMonths: 12 * YEARS, low: 110, high: 131 },
    { fromMonths: 16 * YEARS, low: 101, high: 139 },
  ],
  diastolic: [
    { fromMonths: 0, low: 35, high: 53 },
    { fromMonths: 1, low: 37, high: 56 },
    { fromMonths: 1 * YEARS, low: 42, high: 63 },
    { fromMonths: 3 * YEARS, low: 46, high: 72 },
    { fromMonths: 6 * YEARS, low: 57, high: 76 },
    { fromMonths: 10 * YEARS, low: 61, high: 80 },
    { fromMonths: 12 * YEARS, low: 64, high: 83 },
    { fromMonths: 16 * YEARS, low: 60, high: 89 },
  ],
  heartRate: [
    { fromMonths: 0, low: 100, high: 205 },
    { fromMonths: 1, low: 100, high: 190 },
    { fromMonths: 1 * YEARS, low: 98, high: 140 },
    { fromMonths: 3 * YEARS, low: 80, high: 120 },
    { fromMonths: 6 * YEARS, low: 75, high: 118 },
    { fromMonths: 12 * YEARS, low: 60, high: 100 },
    { fromMonths: 16 * YEARS, low: 51, high: 90 },
  ],
  respiratoryRate: [
    { fromMonths: 0, low: 30, high: 53 },
    { fromMonths: 1 * YEARS, low: 22, high: 37 },
    { fromMonths: 3 * YEARS, low: 20, high: 28 },
    { fromMonths: 6 * YEARS, low: 18, high: 25 },
    { fromMonths: 12 * YEARS, low: 12, high: 20 },
  ],
  temperature: [
    { fromMonths: 0, low: 36.5, high: 37.5 },
    { fromMonths: 1, low: 36.1, high: 37.9 },
    { fromMonths: 16 * YEARS, low: 36.1, high: 38 },
  ],
  oxygenSaturation: [
    { fromMonths: 0, low: 94 },
    { fromMonths: 16 * YEARS, low: 96 },
  ],
  bmi: [{ fromMonths: 20 * YEARS, low: 18.5, high: 24.9 }],
}

/**
 * Outside of these a value is flagged LL or HH, and whoever records it is asked once whether it is right.
 *
 * From 16 years: where NEWS2 scores 3; pressure high from 180/110 (grade 3, ESH 2023); fever above 40 °C (grade 3,
 * CTCAE 5). Below: hypotension, slow and fast heart, and breathing below 10 or above 60 of PALS (AHA, 2015);
 * pressure high more than 30 mmHg above the usual, or 180/120 from 13 years (AAP, 2017); temperature from 38 °C
 * under 3 months (NICE NG143, red), below 36 °C in newborns (WHO); saturation of 91 and less as in NEWS2.
 */
export const CRITICAL: BandsByKind = {
  systolic: [
    { fromMonths: 0, low: 60, high: 114 },
    { fromMonths: 1, low: 70, high: 134 },
    { fromMonths: 1 * YEARS, low: 72, high: 136 },
    { fromMonths: 3 * YEARS, low: 76, high: 142 },
    { fromMonths: 6 * YEARS, low: 82, high: 145 },
    { fromMonths: 10 * YEARS, low: 90, high: 150 },
    { fromMonths: 13 * YEARS, low: 90, high: 179 },
    { fromMonths: 16 * YEARS, low: 91, high: 179 },
  ],
  diastolic: [
    { fromMonths: 0, high: 83 },
    { fromMonths: 1, high: 86 },
    { fromMonths: 1 * YEARS, high: 93 },
    { fromMonths: 3 * YEARS, high: 102 },
    { fromMonths: 6 * YEARS, high: 106 },
    { fromMonths: 10 * YEARS, high: 110 },
    { fromMonths: 13 * YEARS, high: 119 },
    { fromMonths: 16 * YEARS, high: 109 },
  ],
  heartRate: [
    { fromMonths: 0, low: 60, high: 219 },
    { fromMonths: 1 * YEARS, low: 60, high: 179 },
    { fromMonths: 16 * YEARS, low: 41, high: 130 },
  ],
  respiratoryRate: [
    { fromMonths: 0, low: 10, high: 60 },
    { fromMonths: 16 * YEARS, low: 9, high: 24 },
  ],
  temperature: [
    { fromMonths: 0, low: 36, high: 37.9 },
    { fromMonths: 3, low: 35.1, high: 40 },
  ],
  oxygenSaturation: [{ fromMonths: 0, low: 92 }],
}

/**
 * Sizes have no usual range here, yet a size far from any child or adult is asked about: most are a wrong unit.
 * The WHO child growth standards (2006, 2007) at 3 standard deviations, rounded outwards; adults by judgement.
 */
export const CREDIBLE: BandsByKind = {
  weight: [
    { fromMonths: 0, low: 1, high: 6 },
    { fromMonths: 1, low: 2, high: 15 },
    { fromMonths: 1 * YEARS, low: 6, high: 30 },
    { fromMonths: 5 * YEARS, low: 11, high: 90 },
    { fromMonths: 12 * YEARS, low: 22, high: 160 },
    { fromMonths: 18 * YEARS, low: 35, high: 200 },
  ],
  height: [
    { fromMonths: 0, low: 40, high: 60 },
    { fromMonths: 1, low: 44, high: 85 },
    { fromMonths: 1 * YEARS, low: 62, high: 125 },
    { fromMonths: 5 * YEARS, low: 92, high: 175 },
    { fromMonths: 12 * YEARS, low: 120, high: 210 },
    { fromMonths: 18 * YEARS, low: 130, high: 215 },
  ],
  headCircumference: [
    { fromMonths: 0, low: 30, high: 42 },
    { fromMonths: 1, low: 33, high: 50 },
    { fromMonths: 1 * YEARS, low: 40, high: 55 },
  ],
  bmi: [
    { fromMonths: 2 * YEARS, low: 10, high: 45 },
    { fromMonths: 18 * YEARS, low: 13, high: 60 },
  ],
}
