import { PROBLEMS } from '@ehr/contracts'
import { DOCS_STYLE } from './docs-style.ts'
import { Html, html } from './html.ts'
import type { Operation } from './operation.ts'
import type { OpenapiDocument } from './render-openapi.ts'
import { renderSchema } from './render-schema.ts'

interface Entry {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** The API's page: the OpenAPI document for people, without a script and without the network. */
export function renderDocs(document: OpenapiDocument, nonce: string): string {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
  const tags = [...new Set(entries.flatMap(({ operation }) => operation.tags))].sort()
  const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${document.info.title}</title>
    <style nonce="${nonce}">${new Html(DOCS_STYLE)}</style>
  </head>
  <body>
    <nav aria-label="Operations">${tags.map((tag) => renderIndex(tag, entriesOf(entries, tag)))}</nav>
    <main>
      <h1>${document.info.title} <small>${document.info.version}</small></h1>
      <p>${plain(document.info.description)}</p>
      <p><a href="/openapi.json">openapi.json</a></p>
      ${tags.map((tag) => html`<h2>${tag}</h2>${entriesOf(entries, tag).map(renderEntry)}`)}
      <h2 id="problems">Problems</h2>
      ${renderProblems()}
    </main>
  </body>
</html>`
  return page.text
}

function entriesOf(entries: readonly Entry[], tag: string): Entry[] {
  return entries.filter(({ operation }) => operation.tags.includes(tag))
}

function renderIndex(tag: string, entries: readonly Entry[]): Html {
  const links = entries.map(
    ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.operationId}</a></li>`,
  )
  return html`<h2>${tag}</h2><ul>${links}</ul>`
}

function renderEntry({ method, path, operation }: Entry): Html {
  const body = operation.requestBody?.content['application/json']?.schema
  return html`
    <section id="${operation.operationId}">
      <h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
      <p>${operation.summary} ${plain(operation.description)}</p>
      ${renderParameters(operation)}
      ${body === undefined ? '' : html`<h4>Body</h4>${renderSchema(body)}`}
      <h4>Answers</h4>
      ${renderAnswers(operation)}
    </section>`
}

function renderParameters({ parameters }: Operation): Html {
  if (parameters.length === 0) return html``
  const rows = parameters.map(
    ({ name, in: place, required, schema, description = '' }) => html`
      <li>
        <code class="name">${name}</code><span class="optional">${place}${required ? '' : ', optional'}</span>
        ${renderSchema(schema)} ${description}
      </li>`,
  )
  return html`<h4>Parameters</h4><ul class="schema">${rows}</ul>`
}

function renderAnswers({ responses }: Operation): Html[] {
  return Object.entries(responses).map(([status, { description, content = {} }]) => {
    const schema = content['application/json']?.schema
    if (schema === undefined) return html`<p class="answer"><b>${status}</b> ${plain(description)}</p>`
    return html`<details><summary><b>${status}</b> ${description}</summary>${renderSchema(schema)}</details>`
  })
}

/** Descriptions are Markdown in OpenAPI; the only mark that ours use is the one of code. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}

function renderProblems(): Html {
  const rows = Object.values(PROBLEMS).map(
    ({ code, status, title }) =>
      html`<tr><td>${status}</td><td><code>${code}</code></td><td>${title}</td></tr>`,
  )
  return html`<table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>${rows}</tbody></table>`
}
