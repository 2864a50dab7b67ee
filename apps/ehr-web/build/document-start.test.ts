import { LANGUAGE_CODES, LANGUAGES } from '@ehr/ui/i18n/languages.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { renderStartScript } from './document-start.ts'

const OTHERS = LANGUAGE_CODES.filter((code) => code !== 'en')

interface Browser {
  stored?: Record<string, string>
  languages?: string[]
  prefersDark?: boolean
  storageIsOff?: boolean
}

/** Runs the script's text as the page does and returns what it set on `<html>`. */
function startIn(browser: Browser): Record<string, string> {
  const root: Record<string, string> = {}
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => {
      if (browser.storageIsOff === true) throw new Error('denied')
      return browser.stored?.[key] ?? null
    },
  })
  vi.stubGlobal('navigator', { languages: browser.languages ?? ['en-GB'] })
  vi.stubGlobal('matchMedia', () => ({ matches: browser.prefersDark ?? false }))
  vi.stubGlobal('document', {
    documentElement: Object.assign(root, {
      setAttribute: (name: string, value: string) => {
        root[name] = value
      },
    }),
  })
  new Function(renderStartScript())()
  const { setAttribute: _, ...set } = root
  return set
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the language somebody chose wins over the browser’s', () => {
  const set = startIn({ stored: { 'ehr-language': 'en' }, languages: ['xx', ...OTHERS] })
  expect(set).toEqual({ lang: 'en', dir: 'ltr', 'data-mantine-color-scheme': 'light' })
})

test.each(LANGUAGE_CODES)(
  'without a choice the first language of the browser that we speak is taken: %s',
  (code) => {
    const { direction } = LANGUAGES[code]
    expect(startIn({ languages: ['xx', `${code}-XX`, 'en'] })).toMatchObject({ lang: code, dir: direction })
  },
)

test('English, when the browser speaks nothing of ours', () => {
  expect(startIn({ languages: ['xx-YY'] })).toMatchObject({ lang: 'en', dir: 'ltr' })
})

test('the colour scheme follows the system unless somebody chose', () => {
  const stored = { 'mantine-color-scheme-value': 'light' }
  expect(startIn({ prefersDark: true })).toMatchObject({ 'data-mantine-color-scheme': 'dark' })
  expect(startIn({ prefersDark: true, stored })).toMatchObject({ 'data-mantine-color-scheme': 'light' })
})

test('a browser with storage switched off still starts', () => {
  expect(startIn({ storageIsOff: true })).toMatchObject({ lang: 'en' })
})
