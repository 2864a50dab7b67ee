/** Marks a test for one project: `test('…', { tag: onlyIn('en desktop') }, …)`. */
export function onlyIn(project: string): string {
  return `@only-${slugOf(project)}`
}

/** What a project leaves out: the tests that are marked for another one. */
export function notFor(project: string): RegExp {
  return new RegExp(`@only-(?!${slugOf(project)}(\\s|$))`)
}

function slugOf(project: string): string {
  return project.replaceAll(' ', '-')
}
