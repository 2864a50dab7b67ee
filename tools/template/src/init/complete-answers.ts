import type { AnswerFacts, Said } from '../answers/check-answers.ts'
import { suggestSlug } from '../answers/suggest-slug.ts'
import { listLanguages } from '../plan/drop-languages.ts'
import type { FileTree } from '../tree/file-tree.ts'
import type { Questions } from './questions.ts'

/** What flags said. */
export type GivenAnswers = { readonly [Key in keyof Said]: Said[Key] | undefined }

/** Completes what flags said by asking; throws when the person leaves. */
export async function completeAnswers(
  template: FileTree,
  facts: AnswerFacts,
  { given, questions }: { given: GivenAnswers; questions: Questions },
): Promise<Said> {
  const name = given.name ?? (await questions.name(facts))
  const slug = given.slug ?? (await questions.slug(suggestSlug(name), facts))
  return {
    name,
    slug,
    scope: given.scope ?? (await questions.scope(`@${slug}`, facts)),
    preset: given.preset ?? (await questions.preset()),
    languages: given.languages ?? (await questions.languages(listLanguages(template))),
    hasDemo: given.hasDemo ?? (await questions.hasDemo()),
    repository: given.repository,
  }
}
