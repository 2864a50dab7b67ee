import type { Plugin } from 'vite'
import { addDebugId } from './debug-ids.ts'

/** Gives each script that is built with a map an id by which error reports find that map; does nothing without maps. */
export function debugIdsPlugin(): Plugin {
  return {
    name: 'ehr-debug-ids',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // Vite puts its own lists of chunks into the code until then.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          const map = bundle[`${chunk.fileName}.map`]
          if (chunk.type !== 'chunk' || map?.type !== 'asset') continue
          const marked = addDebugId({ name: chunk.fileName, code: chunk.code, map: String(map.source) })
          chunk.code = marked.code
          map.source = marked.map
        }
      },
    },
  }
}
