import type { Calendar } from '../calendar.ts'
import type { Person, PersonName } from './person.ts'

/**
 * People who are in every demo clinic: each is a case that screens and searches must get right.
 * Birth dates are counted from the anchor, so that a newborn stays a newborn.
 */
export function listNamedPeople({ anchor }: Calendar): Person[] {
  const yearsAgo: YearsAgo = (years, days = 0) => anchor.subtract({ years, days })
  return [
    ...listUnusualNames(yearsAgo),
    ...listPartlyKnown(yearsAgo),
    ...listLookAlikes(yearsAgo),
    ...listStates(yearsAgo, anchor),
  ]
}

type YearsAgo = (years: number, days?: number) => Temporal.PlainDate

function latin(family: string, ...given: string[]): PersonName {
  return { use: 'official', family, given, language: 'en' }
}

function both(
  [family, given]: readonly [string, string],
  latinFamily: string,
  latinGiven: string,
): PersonName[] {
  return [
    { use: 'official', family, given: [given], language: 'ar' },
    { use: 'usual', family: latinFamily, given: [latinGiven], language: 'en' },
  ]
}

function listUnusualNames(yearsAgo: YearsAgo): Person[] {
  return [
    {
      edgeCase: 'a long name',
      names: [
        latin(
          'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
          'Maximiliana',
          'Alexandrina',
          'Konstantina',
        ),
      ],
      sex: 'female',
      born: yearsAgo(54, 12),
      language: 'de',
      history: 'chronic',
    },
    {
      edgeCase: 'one name only',
      names: [{ use: 'official', family: null, given: ['Suharto'], language: 'id' }],
      sex: 'male',
      born: yearsAgo(63, 200),
      language: 'id',
      history: 'chronic',
    },
    {
      edgeCase: 'an Arabic name with its Latin form, and many allergies',
      names: both(['الخطيب', 'فاطمة'], 'Al-Khatib', 'Fatima'),
      sex: 'female',
      born: yearsAgo(46, 3),
      language: 'ar',
      history: 'chronic',
      allergies: 'many',
    },
    {
      edgeCase: 'an Arabic name without a Latin form',
      names: [{ use: 'official', family: 'عبد الله', given: ['محمد', 'أحمد'], language: 'ar' }],
      sex: 'male',
      born: yearsAgo(38, 90),
      language: 'ar',
      history: 'chronic',
      allergies: 'none-known',
    },
  ]
}

function listPartlyKnown(yearsAgo: YearsAgo): Person[] {
  return [
    {
      edgeCase: 'an unknown birth date',
      names: [latin('Doe', 'Jordan')],
      sex: 'unknown',
      born: undefined,
      language: 'en',
      history: 'acute',
      allergies: 'not-recorded',
    },
    {
      edgeCase: 'a birth date of which only the year is known',
      names: both(['درويش', 'يوسف'], 'Darwish', 'Yousef'),
      sex: 'male',
      born: yearsAgo(71).with({ month: 1, day: 1 }),
      precision: 'year',
      language: 'ar',
      history: 'chronic',
    },
  ]
}

function listLookAlikes(yearsAgo: YearsAgo): Person[] {
  const twins = yearsAgo(7, 40)
  return [
    {
      edgeCase: 'the first of twins',
      names: [latin('Okafor', 'Chidi')],
      sex: 'male',
      born: twins,
      multipleBirthOrder: 1,
      language: 'en',
      history: 'acute',
    },
    {
      edgeCase: 'the second of twins',
      names: [latin('Okafor', 'Chike')],
      sex: 'male',
      born: twins,
      multipleBirthOrder: 2,
      language: 'en',
      history: 'acute',
    },
    {
      edgeCase: 'a likely duplicate',
      names: [latin('Bergström', 'Anna', 'Maria')],
      sex: 'female',
      born: yearsAgo(29, 150),
      phone: '+46 70 555 0142',
      language: 'sv',
      history: 'acute',
    },
    {
      edgeCase: 'a likely duplicate of the one before',
      names: [latin('Bergstrom', 'Ana Maria')],
      sex: 'female',
      born: yearsAgo(29, 150),
      phone: '070 555 0142',
      language: 'sv',
      history: 'none',
      allergies: 'not-recorded',
    },
  ]
}

function listStates(yearsAgo: YearsAgo, anchor: Temporal.PlainDate): Person[] {
  return [
    {
      edgeCase: 'a restricted chart',
      names: [latin('Hartwell', 'Rosalind')],
      sex: 'female',
      born: yearsAgo(51, 260),
      isRestricted: true,
      language: 'en',
      history: 'chronic',
    },
    {
      edgeCase: 'a death',
      names: [latin('Novák', 'Josef')],
      sex: 'male',
      born: yearsAgo(71, 80),
      isDeceased: true,
      diedDaysAgo: 24,
      language: 'cs',
      history: 'chronic',
    },
    {
      edgeCase: 'a newborn',
      names: [latin('Pereira', 'Baby of Inês')],
      sex: 'female',
      born: anchor.subtract({ days: 5 }),
      language: 'pt',
      history: 'acute',
      allergies: 'not-recorded',
    },
    {
      edgeCase: 'a name in Chinese characters',
      names: [
        { use: 'official', family: '王', given: ['秀英'], language: 'zh' },
        { use: 'usual', family: 'Wang', given: ['Xiuying'], language: 'en' },
      ],
      sex: 'female',
      born: yearsAgo(67, 33),
      language: 'zh',
      history: 'chronic',
    },
    {
      edgeCase: 'sex and gender that differ',
      names: [latin('Ellery', 'Sam')],
      sex: 'female',
      genderIdentity: 'man',
      born: yearsAgo(24, 77),
      language: 'en',
      history: 'acute',
    },
    {
      edgeCase: 'a record out of use',
      names: [latin('Testerman', 'Old')],
      sex: 'male',
      born: yearsAgo(58, 20),
      inactiveReason: 'Moved away; records sent on',
      language: 'en',
      history: 'acute',
    },
    {
      edgeCase: 'a very old person with a long history',
      names: [latin('Lindqvist', 'Ingrid')],
      sex: 'female',
      born: yearsAgo(97, 10),
      language: 'sv',
      history: 'chronic',
    },
  ]
}
