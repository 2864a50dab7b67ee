import { expect, test } from 'vitest'
import { observeCase } from '../observe/testing.ts'
import { checkAll } from './check-all.ts'
import { RULES } from './index.ts'

const isOn = ({ severity }: { severity: string }) => severity !== 'off'

test.concurrent.each(RULES.map((rule) => [rule.name, rule] as const))(
  '%s finds its example and little else, and nothing in the safe one',
  async (name, rule) => {
    const { hazard, safe, ...example } = rule.example
    const rules = RULES.filter((one) => one === rule || isOn(one))
    const found = checkAll(rules, await observeCase({ ...example, sql: hazard }))
    const names = new Set(found.map((one) => one.rule.name))
    expect(names).toContain(name)
    expect(names.size).toBeLessThanOrEqual(3)
    expect(rule.check(await observeCase({ ...example, sql: safe }))).toEqual([])
  },
)

test('every rule has a name of its own', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
})
