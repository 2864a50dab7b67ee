import type { ChangedConfiguration, ChangedVariable } from './changed-configuration.ts'
import type { News } from './find-news.ts'
import type { NewMigration } from './new-migrations.ts'

/** Renders what whoever runs the product must know, as Markdown; nothing where there is nothing. */
export function renderNews({ migrations, configuration }: News): string {
  const parts = [
    section('Migrations', migrations.map(renderMigration)),
    section('Configuration', listConfiguration(configuration)),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Says what the guard looks at, in a few words; nothing of an ordinary migration. */
export function describeMarks({ isBreaking, irreversible, isOutside }: NewMigration): string[] {
  return [
    ...(isBreaking ? ['breaking: the version before cannot serve after it'] : []),
    ...(irreversible === undefined ? [] : [`irreversible: ${irreversible}`]),
    ...(isOutside ? ['runs outside of a transaction'] : []),
  ]
}

/** Says what became of a variable, and whether somebody has to act. */
export function describeVariable({ change, isRequired }: ChangedVariable): string {
  if (change === 'removed') return 'is not read any more'
  const need = isRequired ? 'must be set before the deployment' : 'may be set'
  return change === 'added' ? `is new, and ${need}` : `has another default or other readers, and ${need}`
}

function renderMigration(migration: NewMigration): string {
  const marks = describeMarks(migration).map((mark) => mark.replace(/^(breaking|irreversible)/, '**$1**'))
  return [`\`${migration.name}\``, ...marks].join(' — ')
}

function listConfiguration({ variables, settings }: ChangedConfiguration): string[] {
  return [
    ...variables.map((variable) => {
      const facts = [...(variable.isSecret ? ['secret'] : []), variable.apps].join(', ')
      const text = describeVariable(variable).replace(/(must be set before the deployment)/, '**$1**')
      return `\`${variable.name}\` (${facts}) ${text}. ${variable.description}`
    }),
    ...settings.map(({ path, before, now }) => {
      if (now === undefined) return `\`${path}\` is gone; it was ${code(before)}`
      return before === undefined
        ? `\`${path}\` is new: ${code(now)}`
        : `\`${path}\`: ${code(before)} → ${code(now)}`
    }),
  ]
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`
}

function code(text: string | undefined): string {
  return `\`${(text ?? '').replaceAll('`', "'")}\``
}
