import type { Node } from 'oxc-parser'
import type { Severity } from '../model/finding.ts'

/** A mistake in the code of a migration. */
export interface CodeMistake {
  rule: 'query-not-awaited' | 'builder-not-executed' | 'query-outside-db'
  severity: Severity
  observed: string
  why: string
  remedy: string
}

/** A mistake that was found in the text, at a node. */
export interface CodeProblem extends CodeMistake {
  node: Node
}

/** Places a mistake at a node. */
export function at(node: Node, mistake: CodeMistake): CodeProblem {
  return { ...mistake, node }
}

/** A promise that nobody waits for. */
export function notAwaited(observed: string): CodeMistake {
  return {
    rule: 'query-not-awaited',
    severity: 'error',
    observed,
    why: 'The migration is taken as done before the query is: it may run after the commit, beside the next migration, or not at all, and its failure is noticed by nobody.',
    remedy:
      'Put await in front of it; several at once go into await Promise.all([…]), a list into for (const … of …) with await inside.',
  }
}

/** A statement that was built and never sent. */
export function notExecuted(observed: string): CodeMistake {
  return {
    rule: 'builder-not-executed',
    severity: 'error',
    observed,
    why: 'A builder only describes a statement: without a call of execute() nothing is sent, and awaiting it says nothing.',
    remedy: 'End it with .execute(), a sql`…` with .execute(db), and await that.',
  }
}

/** A query that goes through another connection than the migration's. */
export function outsideDb(observed: string, severity: Severity): CodeMistake {
  return {
    rule: 'query-outside-db',
    severity,
    observed,
    why: 'It runs outside of the transaction of the migration: it stays when the rest is rolled back, does not see what came before it, and may wait for ever for locks that the migration itself holds.',
    remedy: 'Use the database that the function is given, and pass it on to what it calls.',
  }
}
