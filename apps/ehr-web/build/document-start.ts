import { DEFAULT_LANGUAGE, LANGUAGES } from '@ehr/ui/i18n/languages.ts'
import type { Plugin } from 'vite'
import { START_KEYS } from '../src/start/start-keys.ts'

/** After the declaration of the character set, which browsers look for in the first 1024 bytes only. */
const PLACE = '<!-- document start -->'

interface StartFacts {
  keys: { language: string; scheme: string }
  directions: Record<string, 'ltr' | 'rtl'>
  fallback: string
}

/**
 * Sets language, direction and colour scheme on `<html>` before anything is painted: Mantine's
 * DirectionProvider follows `dir`, and a page that turns round or goes dark later jumps.
 *
 * Its own source text goes into the page, so it uses nothing from outside its body.
 */
function startDocument(facts: StartFacts): void {
  function stored(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // storage may be switched off
    }
  }
  const wanted = [stored(facts.keys.language) ?? '', ...navigator.languages]
  const language =
    wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((tag) => tag in facts.directions) ??
    facts.fallback
  const scheme = stored(facts.keys.scheme) ?? 'auto'
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  const isDark = scheme === 'dark' || (scheme === 'auto' && prefersDark)
  const root = document.documentElement
  root.lang = language
  root.dir = facts.directions[language] ?? 'ltr'
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
}

/** The script as text, with the languages of `@ehr/ui`. */
export function renderStartScript(): string {
  const directions = Object.fromEntries(
    Object.entries(LANGUAGES).map(([code, { direction }]) => [code, direction]),
  )
  const facts: StartFacts = { keys: START_KEYS, directions, fallback: DEFAULT_LANGUAGE }
  return `(${startDocument.toString()})(${JSON.stringify(facts)})`
}

/** Puts the script in the place that index.html marks for it; Vite then gives it the nonce. */
export function documentStartPlugin(): Plugin {
  return {
    name: 'ehr-document-start',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace(PLACE, () => `<script>${renderStartScript()}</script>`),
    },
  }
}
