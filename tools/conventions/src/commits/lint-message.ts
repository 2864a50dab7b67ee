import { registerHooks } from 'node:module'
import type { WorkspacePackage } from '../workspace.ts'
import { commitConfig } from './commit-config.ts'

/*
 * commitlint's rules of letter case, none of which is in use here, read all 500 files of a library for five functions,
 * which take 0.2 s; its folder of texts has the same five.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'es-toolkit/compat' ? 'es-toolkit/string' : specifier, context),
})

/** Says what is wrong with a message, a sentence for each thing; nothing of one that git wrote itself. */
export async function lintMessage(
  message: string,
  packages: readonly Pick<WorkspacePackage, 'folder'>[],
): Promise<string[]> {
  if (message.trim() === '') return ['the message is empty']
  const { default: lint } = await import('@commitlint/lint')
  const { rules = {}, plugins = [], parserPreset, ignores = [] } = commitConfig(packages)
  const { errors } = await lint(message, Object(rules), {
    defaultIgnores: false,
    ignores,
    parserOpts: Object(Object(parserPreset).parserOpts),
    plugins: { local: Object(plugins[0]) },
  })
  return errors.map(({ message }) => message)
}
