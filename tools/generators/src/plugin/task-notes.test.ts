import { expect, test } from 'vitest'
import { noteTasks } from './task-notes.ts'

test('notes success, failure and the reports of each task', () => {
  const notes = noteTasks({
    a: { task: { id: 'a:test', outputs: ['.reports/test/a.json'] }, status: 'success' },
    b: { task: { id: 'b:build', outputs: ['apps/b/dist'] }, status: 'local-cache-kept-existing' },
    c: { task: { id: 'c:lint', outputs: [] }, status: 'failure' },
    d: { task: { id: 'd:e2e', outputs: [] }, status: 'skipped' },
  })

  expect(notes).toEqual([
    { id: 'a:test', isSuccess: true, reports: ['.reports/test/a.json'] },
    { id: 'b:build', isSuccess: true, reports: [] },
    { id: 'c:lint', isSuccess: false, reports: [] },
    { id: 'd:e2e', isSuccess: false, reports: [] },
  ])
})
