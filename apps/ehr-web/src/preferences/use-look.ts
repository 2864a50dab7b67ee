import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../session/session-query.ts'
import { applyDensity, type Density, useDensity } from './density.ts'
import { keepOwnLook, readOwnLook, type Scheme } from './own-look.ts'

export interface LookChoice {
  readonly scheme: Scheme
  readonly density: Density
  readonly changeScheme: (scheme: Scheme) => void
  readonly changeDensity: (density: Density) => void
}

/** How the screens look, and how to change it for whoever is signed in. */
export function useLook(): LookChoice {
  const { data: userId } = useQuery({ ...sessionQuery, select: ({ user }) => user?.id })
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  return {
    scheme: colorScheme,
    density,
    changeScheme: (scheme) => {
      setColorScheme(scheme)
      if (userId !== undefined) keepOwnLook(userId, { scheme })
    },
    changeDensity: (next) => {
      setDensity(next)
      if (userId !== undefined) keepOwnLook(userId, { density: next })
    },
  }
}

/** Gives the screens the look of the person who has signed in; who never chose keeps the browser's. */
export function useOwnLook(userId: string): void {
  const { setColorScheme } = useMantineColorScheme()
  useEffect(() => {
    const { scheme, density } = readOwnLook(userId)
    if (scheme !== undefined) setColorScheme(scheme)
    if (density !== undefined) applyDensity(density)
  }, [userId, setColorScheme])
}
