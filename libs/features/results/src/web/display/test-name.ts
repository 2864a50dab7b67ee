import type { Coding } from '@ehr/contracts'
import type { TFunction } from 'i18next'
import { knownTest } from '../../contract/known-tests.ts'

/** A test by its short name; one that is not listed by the words it came with. */
export function testName(coding: Coding, t: TFunction<'results'>): string {
  const { name } = knownTest(coding)
  return name === undefined ? coding.display : t(`test.${name}`)
}
