/** Style of the API's page. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #30363d); --soft: light-dark(#57606a, #9198a1); }
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 240px minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 16px; box-sizing: border-box;
  border-inline-end: 1px solid var(--line); }
nav h2 { font-size: 12px; margin: 16px 0 4px; color: var(--soft); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { text-decoration: none; overflow-wrap: anywhere; }
main { padding: 24px 32px 64px; max-width: 900px; }
section { border-block-start: 1px solid var(--line); padding: 16px 0; }
h1 small { font-weight: 400; color: var(--soft); font-size: 14px; }
h3 { margin: 0 0 8px; font-size: 15px; } h4 { margin: 12px 0 4px; }
code { font: 13px ui-monospace, monospace; }
.method { display: inline-block; min-width: 56px; font-size: 12px; }
.schema { list-style: none; margin: 0; padding-inline-start: 16px; border-inline-start: 2px solid var(--line); }
.answer { margin: 0; }
.schema li { padding: 2px 0; }
.type, .optional { color: var(--soft); margin-inline-start: 8px; }
.name { font-weight: 600; }
table { border-collapse: collapse; } td, th { text-align: start; padding: 4px 16px 4px 0; }
@media (max-width: 720px) { body { display: block; } nav { position: static; height: auto; } }
`
