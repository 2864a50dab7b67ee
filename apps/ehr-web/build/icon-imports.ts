import type { Plugin } from 'vite'

const ICONS = '@tabler/icons-react'

// As Vite's own compiler writes imports: braces, names, either kind of quotes.
const IMPORT = /import\s*\{([^}]+)\}\s*from\s*["']@tabler\/icons-react["'];?/g

/**
 * Turns an import of some icons into one import per icon. The package's index holds six thousand: 16 MB for every
 * page of the development server, and most of a build's time.
 */
export function splitIconImports(code: string): string {
  return code.replace(IMPORT, (_, names: string) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map(importOf)
      .join('\n'),
  )
}

/** Applies `splitIconImports` to everything that names the package. */
export function iconImportsPlugin(): Plugin {
  return {
    name: 'ehr-icon-imports',
    config: () => ({ optimizeDeps: { exclude: [ICONS] } }),
    transform: {
      filter: { code: ICONS, id: { exclude: /node_modules/ } },
      handler: (code) => ({ code: splitIconImports(code), map: null }),
    },
  }
}

function importOf(name: string): string {
  const [icon = name, local = icon] = name.split(/\s+as\s+/)
  return `import ${local} from '${ICONS}/dist/esm/icons/${icon}.mjs'`
}
