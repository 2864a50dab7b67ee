import type { Calendar } from '../calendar.ts'
import type { Random } from '../random.ts'
import { ARABIC_FAMILIES, ARABIC_MEN, ARABIC_WOMEN, LATIN_FAMILIES, LATIN_MEN, LATIN_WOMEN } from './names.ts'
import type { Person, PersonName } from './person.ts'

/** Share of people whose name is written in Arabic. */
const ARABIC_SHARE = 0.5

/** As many made people as asked for, of all ages. */
export function makePeople(count: number, calendar: Calendar, random: Random): Person[] {
  return Array.from({ length: count }, () => makePerson(calendar, random))
}

function makePerson(calendar: Calendar, random: Random): Person {
  const isWoman = random.chance(0.52)
  const isArabic = random.chance(ARABIC_SHARE)
  const ageDays = Math.floor(ageYears(random) * 365.25) + random.integer(0, 360)
  const isSeenOften = random.chance(0.85)
  return {
    names: isArabic ? arabicNames(isWoman, random) : [latinName(isWoman, random)],
    sex: isWoman ? 'female' : 'male',
    born: calendar.anchor.subtract({ days: ageDays }),
    language: isArabic ? 'ar' : 'en',
    // 555-01xx is reserved for fiction in the North American plan.
    phone: `+1 617 555 01${String(random.integer(0, 99)).padStart(2, '0')}`,
    history: isSeenOften ? 'chronic' : 'acute',
  }
}

/** Many children, many adults, fewer old people. */
function ageYears(random: Random): number {
  return random.pick([
    random.integer(0, 15),
    random.integer(16, 45),
    random.integer(30, 65),
    random.integer(55, 89),
  ])
}

function arabicNames(isWoman: boolean, random: Random): PersonName[] {
  const [family, familyLatin] = random.pick(ARABIC_FAMILIES)
  const [given, givenLatin] = random.pick<readonly [string, string]>(isWoman ? ARABIC_WOMEN : ARABIC_MEN)
  const [father, fatherLatin] = random.pick(ARABIC_MEN)
  return [
    { use: 'official', family, given: [given, father], language: 'ar' },
    { use: 'usual', family: familyLatin, given: [givenLatin, fatherLatin], language: 'en' },
  ]
}

function latinName(isWoman: boolean, random: Random): PersonName {
  const choices = isWoman ? LATIN_WOMEN : LATIN_MEN
  const given = random.chance(0.3) ? [random.pick(choices), random.pick(choices)] : [random.pick(choices)]
  return { use: 'official', family: random.pick(LATIN_FAMILIES), given: [...new Set(given)], language: 'en' }
}
