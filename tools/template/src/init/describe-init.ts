import type { Answers } from '../answers/answers.ts'
import type { Identity } from '../answers/identity.ts'
import type { InitPlan } from './plan-init.ts'

/** What is about to change, for the person who decides. */
export function describeInit(
  from: Identity,
  { name, slug, scope, preset, languages, hasDemo, repository }: Answers,
  { changes, steps }: InitPlan,
): string {
  return [
    `  product     ${from.name} → ${name}`,
    `  key         ${from.slug} → ${slug}`,
    `  packages    ${from.scope}/… → ${scope}/…`,
    `  delivery    ${preset}`,
    `  languages   ${languages.join(', ')}`,
    `  demo        ${hasDemo ? 'kept' : 'dropped'}`,
    ...(repository === null ? [] : [`  repository  ${repository}`]),
    '',
    `${changes.written.size} files change, ${changes.deleted.length} go. Then: ${steps
      .map(({ command }) => command.join(' '))
      .join('; ')}.`,
  ].join('\n')
}

/** What a person does next. */
export function describeNext({ name }: Answers): string {
  return `
This workspace is ${name}. Look at it (git diff), then:

  git add -A && git commit -m "chore: begin from the template"
  git remote rename origin template     # "pnpm ehr template update" looks there for later versions
  git remote add origin <your repository>

To begin with a history of your own instead: rm -rf .git && git init -b main, before the commit.
The copyright of LICENSE and the people in delivery.json are yours to fill in.`
}
