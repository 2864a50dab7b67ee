import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import fp from 'fastify-plugin'

/** Compresses what is made for each answer; built assets are compressed at build. */
export const compression = fp(
  async (app) => {
    await app.register(compress, {
      threshold: 1024,
      encodings: ['br', 'gzip'],
      // The default quality, 11, is made for files: an answer would wait for it.
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      globalDecompression: false,
    })
  },
  { name: 'compression' },
)
