import { TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './palette.module.css'
import type { PaletteProps } from './palette.tsx'

/** Fetches the palette's code, so that it is there when somebody asks for it. */
export const loadPalette = () => import('./palette.tsx')

const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))

/**
 * The palette, or until its code has come the box that it begins with: whoever presses Ctrl+K types on at once, and
 * those letters must not end in the form behind it.
 */
export function PaletteEntry(props: Omit<PaletteProps, 'initialText'>) {
  const { t } = useTranslation('app')
  const [early, setEarly] = useState('')
  const waiting = (
    <div role="dialog" aria-label={t('palette.title')} aria-busy className={css.waiting}>
      <TextInput
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        autoFocus
        value={early}
        onChange={(event) => setEarly(event.currentTarget.value)}
      />
    </div>
  )
  return (
    <Suspense fallback={waiting}>
      <Palette {...props} initialText={early} />
    </Suspense>
  )
}
