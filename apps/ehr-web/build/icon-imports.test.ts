import { expect, test } from 'vitest'
import { splitIconImports } from './icon-imports.ts'

test('each icon is imported by itself, under the name that the file uses', () => {
  const code = 'import { IconLock, IconUser as Person } from "@tabler/icons-react";\nimport x from "y";'
  expect(splitIconImports(code)).toBe(
    [
      "import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'",
      "import Person from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'",
      'import x from "y";',
    ].join('\n'),
  )
})

test('a file without icons stays as it is', () => {
  expect(splitIconImports('import { a } from "@tanstack/react-query"')).toBe(
    'import { a } from "@tanstack/react-query"',
  )
})
