/** Names for made people, as written in Arabic and in Latin letters. All are common; none is anybody. */
export const ARABIC_FAMILIES = [
  ['الخطيب', 'Al-Khatib'],
  ['حداد', 'Haddad'],
  ['المصري', 'Al-Masri'],
  ['نجار', 'Najjar'],
  ['منصور', 'Mansour'],
  ['عبد الله', 'Abdullah'],
  ['الشامي', 'Al-Shami'],
  ['قاسم', 'Qasim'],
  ['خوري', 'Khoury'],
  ['صالح', 'Saleh'],
  ['الأحمد', 'Al-Ahmad'],
  ['درويش', 'Darwish'],
  ['حمدان', 'Hamdan'],
  ['زيدان', 'Zaydan'],
  ['البغدادي', 'Al-Baghdadi'],
  ['يعقوب', 'Yaqoub'],
] as const

export const ARABIC_WOMEN = [
  ['فاطمة', 'Fatima'],
  ['مريم', 'Maryam'],
  ['نور', 'Nour'],
  ['ليلى', 'Layla'],
  ['سارة', 'Sara'],
  ['هدى', 'Huda'],
  ['زينب', 'Zaynab'],
  ['رانيا', 'Rania'],
  ['أمل', 'Amal'],
  ['سلمى', 'Salma'],
  ['خديجة', 'Khadija'],
  ['دعاء', 'Doaa'],
] as const

export const ARABIC_MEN = [
  ['محمد', 'Mohammed'],
  ['أحمد', 'Ahmad'],
  ['علي', 'Ali'],
  ['عمر', 'Omar'],
  ['يوسف', 'Yousef'],
  ['خالد', 'Khaled'],
  ['حسن', 'Hassan'],
  ['إبراهيم', 'Ibrahim'],
  ['كريم', 'Karim'],
  ['سامي', 'Sami'],
  ['طارق', 'Tariq'],
  ['عبد الرحمن', 'Abdulrahman'],
] as const

export const LATIN_FAMILIES = [
  'Ashworth',
  'Bergström',
  'Chukwu',
  'Delacroix',
  'Eriksen',
  'Fernández',
  'Grabowska',
  'Holloway',
  'Ivanova',
  'Jankauskas',
  'Kowalczyk',
  'Lindqvist',
  'Moreau',
  'Novák',
  'O’Sullivan',
  'Pereira',
  'Quintero',
  'Rossi',
  'Schäfer',
  'Thompson',
] as const

export const LATIN_WOMEN = [
  'Alice',
  'Beatriz',
  'Chloé',
  'Dorothy',
  'Elena',
  'Freya',
  'Grace',
  'Hanna',
  'Inés',
  'Julia',
  'Katarzyna',
  'Lucía',
] as const

export const LATIN_MEN = [
  'Adam',
  'Benedict',
  'Carlos',
  'Daniel',
  'Emil',
  'François',
  'George',
  'Henrik',
  'Ivan',
  'José',
  'Kwame',
  'Liam',
] as const

export const STREETS = [
  'Cedar Road',
  'Harbour Street',
  'Mill Lane',
  'Old Market',
  'School Hill',
  'Spring Gardens',
] as const
export const TOWNS = ['Eastbridge', 'Northcamp', 'Riverside', 'Westhill'] as const
