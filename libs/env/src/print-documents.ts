import { renderDocuments } from './document.ts'

/* `node print-documents.ts`: the generated files as JSON, for a process that may hold an older version of this code. */
console.log(JSON.stringify(renderDocuments()))
