import { expect, test } from 'vitest'
import { formatName, type NameForm, shownNames } from './patient-name.ts'

const CASES: readonly [name: NameForm, text: string, language?: string][] = [
  [{ family: 'Smith', given: ['John'], prefix: 'Mr' }, 'SMITH, John (Mr)'],
  [{ family: 'Smith', given: ['John', 'Paul'], prefix: null, suffix: 'Jr' }, 'SMITH, John Paul Jr'],
  [{ family: "O'Brien-van der Berg", given: ['Zoë'] }, "O'BRIEN-VAN DER BERG, Zoë"],
  [{ family: 'Çelik', given: ['İpek'], language: 'tr' }, 'ÇELİK, İpek', 'tr'],
  [{ family: 'Yildirim', given: ['Can'], language: 'tr' }, 'YİLDİRİM, Can', 'tr'],
  [{ family: null, given: ['Sukarno'] }, 'Sukarno'],
  [{ family: 'Sukarno', given: [], prefix: 'Mr' }, 'Sukarno (Mr)'],
  [{ family: 'السيد', given: ['محمد', 'أحمد'], language: 'ar' }, 'محمد أحمد السيد', 'ar'],
  [{ family: 'السيد', given: ['محمد'], prefix: 'د.' }, 'د. محمد السيد', 'ar'],
  [{ family: null, given: ['فاطمة'], language: 'ar-EG' }, 'فاطمة', 'ar-EG'],
  [{ family: '王', given: ['小明'] }, '王小明', 'zh'],
  [{ family: '김', given: ['민준'] }, '김민준', 'ko'],
  [{ family: 'Παπαδόπουλος', given: ['Γιώργος'] }, 'Γιώργος Παπαδόπουλος'],
  [
    {
      family: 'Wolfeschlegelsteinhausenbergerdorff',
      given: ['Hubert', 'Blaine', 'Maximilian', 'Alexander', 'Frederick'],
    },
    'WOLFESCHLEGELSTEINHAUSENBERGERDORFF, Hubert Blaine Maximilian Alexander Frederick',
  ],
]

test.each(CASES)('%o is shown as %s', (name, text, language) => {
  expect(formatName(name)).toEqual({ text, language })
})

const ARABIC: NameForm = { family: 'السيد', given: ['محمد'], language: 'ar' }
const LATIN: NameForm = { family: 'El-Sayed', given: ['Mohamed'] }

test('a name in another script has its Latin form on a second line', () => {
  expect(shownNames([ARABIC, LATIN])).toEqual({
    main: { text: 'محمد السيد', language: 'ar' },
    latin: { text: 'EL-SAYED, Mohamed', language: undefined },
  })
})

test('a Latin name has no second line, and neither has one without a Latin form', () => {
  expect(shownNames([LATIN, ARABIC]).latin).toBeUndefined()
  expect(shownNames([ARABIC]).latin).toBeUndefined()
})

test('refuses a patient without a name', () => {
  expect(() => shownNames([])).toThrow('A patient has at least one name')
})
