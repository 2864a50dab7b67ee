import { afterEach, expect, test, vi } from 'vitest'
import { renderStartScript } from './document-start.ts'

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
  const set = startIn({ stored: { 'ehr-language': 'ar' }, languages: ['en-GB'] })
  expect(set).toEqual({ lang: 'ar', dir: 'rtl', 'data-mantine-color-scheme': 'light' })
})

test('without a choice the first language of the browser that we speak is taken', () => {
  expect(startIn({ languages: ['fr-FR', 'ar-EG', 'en'] })).toMatchObject({ lang: 'ar', dir: 'rtl' })
})

test('English, when the browser speaks nothing of ours', () => {
  expect(startIn({ languages: ['fr-FR'] })).toMatchObject({ lang: 'en', dir: 'ltr' })
})

test('the colour scheme follows the system unless somebody chose', () => {
  const stored = { 'mantine-color-scheme-value': 'light' }
  expect(startIn({ prefersDark: true })).toMatchObject({ 'data-mantine-color-scheme': 'dark' })
  expect(startIn({ prefersDark: true, stored })).toMatchObject({ 'data-mantine-color-scheme': 'light' })
})

test('a browser with storage switched off still starts', () => {
  expect(startIn({ storageIsOff: true })).toMatchObject({ lang: 'en' })
})
