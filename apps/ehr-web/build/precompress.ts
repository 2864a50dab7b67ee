import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this a compressed copy saves less than a network packet. */
const SMALLEST_BYTES = 1024
const COMPRESSIBLE = /\.(js|css|svg|json)$/

/** Writes `.br` and `.gz` beside each built asset; the API's static files plugin serves them as they are. */
export function precompressPlugin(): Plugin {
  return {
    name: 'ehr-precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('ehr-precompress: the build has no output folder.')
      const names = Object.keys(bundle).filter((name) => COMPRESSIBLE.test(name))
      await Promise.all(names.map((name) => compressFile(join(dir, name))))
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const source = await readFile(path)
  if (source.length < SMALLEST_BYTES) return
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  await Promise.all([
    promisify(brotliCompress)(source, quality).then((packed) => writeFile(`${path}.br`, packed)),
    promisify(gzip)(source, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
  ])
}
