import { expect, test } from 'vitest'
import { z } from 'zod'
import { toAbsolutePage } from './pages.ts'
import { renderSarif } from './render-sarif.ts'
import { fullReport, reportOf, SOME_NOTES } from './testing.ts'

const context = {
  notes: SOME_NOTES,
  pageOf: (rule: string) => toAbsolutePage(`docs/${rule}.md`, '/work/a b'),
}

const text = z.strictObject({ text: z.string(), markdown: z.string().optional() })
const level = z.enum(['none', 'note', 'warning', 'error'])
const index = z.int().min(0)

/** The parts of SARIF 2.1.0 that are used, with the conditions that the standard has on them; nothing else may be there. */
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              name: z.string(),
              shortDescription: text,
              fullDescription: text,
              help: text,
              helpUri: z.url(),
              defaultConfiguration: z.strictObject({ enabled: z.boolean(), level }),
              properties: z.strictObject({ tags: z.array(z.string()) }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      invocations: z.array(z.strictObject({ executionSuccessful: z.boolean(), exitCode: z.int() })),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: index.optional(),
          level,
          message: text,
          locations: z
            .array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({
                    uri: z.string().regex(/^[\w.~!$&'()*+,;=:@/%-]+$/),
                    uriBaseId: z.string().optional(),
                  }),
                  region: z.strictObject({ startLine: z.int().min(1) }),
                }),
              }),
            )
            .max(1),
          partialFingerprints: z.record(z.string(), z.string()),
          suppressions: z
            .array(
              z.strictObject({
                kind: z.enum(['inSource', 'external']),
                status: z.enum(['accepted', 'underReview', 'rejected']),
                justification: z.string(),
              }),
            )
            .optional(),
          properties: z.record(z.string(), z.unknown()),
        }),
      ),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
})

function render(report = fullReport()) {
  return sarif.parse(JSON.parse(renderSarif(report, context))).runs[0]!
}

test('has nothing but what SARIF 2.1.0 knows', () => {
  expect(render(reportOf()).results).toEqual([])
  expect(render().results).toHaveLength(4)
})

test('each result names its rule, which is described with its page', () => {
  const { results, tool } = render()

  expect(
    results.map(({ ruleId, ruleIndex, level }) => [ruleId, tool.driver.rules[ruleIndex!]?.id, level]),
  ).toEqual([
    ['index-not-concurrent', 'index-not-concurrent', 'error'],
    ['down-fails', 'down-fails', 'warning'],
    ['table-unproven', 'table-unproven', 'note'],
    ['drop-table', 'drop-table', 'error'],
  ])
  expect(tool.driver.rules[0]).toMatchObject({ helpUri: 'file:///work/a%20b/docs/index-not-concurrent.md' })
})

test('places are encoded, relative to the repository or absolute', () => {
  const { results } = render({
    ...fullReport(),
    suppressed: [{ ...fullReport().suppressed[0]!, file: '/tmp/a b.sql' }],
  })

  expect(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation)).toEqual([
    { uri: 'migrations/1_pet.ts', uriBaseId: '%SRCROOT%' },
    { uri: 'migrations/a%20b%2Cc%3Ad.ts', uriBaseId: '%SRCROOT%' },
    { uri: 'migrations/1_pet.ts', uriBaseId: '%SRCROOT%' },
    { uri: 'file:///tmp/a%20b.sql' },
  ])
})

test('what was accepted is a suppressed result with its reason', () => {
  expect(render().results[3]?.suppressions).toEqual([
    { kind: 'inSource', status: 'accepted', justification: 'unused | since 1.4' },
  ])
})

test('a fingerprint survives another line and other milliseconds', () => {
  const report = fullReport()
  const moved = {
    ...report,
    findings: report.findings.map((finding) => ({
      ...finding,
      line: 9,
      observed: finding.observed.replace('12', '80'),
    })),
  }
  const printsOf = (of: typeof report) => render(of).results.map((result) => result.partialFingerprints)

  expect(printsOf(moved)).toEqual(printsOf(report))
  expect(new Set(printsOf(report).map((each) => JSON.stringify(each))).size).toBe(4)
})
