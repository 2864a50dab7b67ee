import { expect, test, vi } from 'vitest'
import { FormStore } from './form-store.ts'

function createStore() {
  const store = new FormStore('f', { names: [{ family: 'Ali' }], born: null })
  store.fields.set('/names/0/family', { label: 'Family name' })
  store.fields.set('/born', { label: 'Born' })
  return store
}

test('is dirty only while it differs from what it was opened with', () => {
  const store = createStore()
  expect(store.isDirty()).toBe(false)
  store.write(['names', 0, 'family'], 'Aly')
  expect(store.isDirty()).toBe(true)
  store.write(['names', 0, 'family'], 'Ali')
  expect(store.isDirty()).toBe(false)
})

test('is clean once saved', () => {
  const store = createStore()
  store.write(['born'], '1958')
  store.settle()
  expect(store.isDirty()).toBe(false)
})

test('half a date makes it dirty though there is no value yet', () => {
  const store = createStore()
  store.setUnreadable('/born', 'incomplete')
  expect(store.isDirty()).toBe(true)
})

test('puts a problem at its field or at the nearest one above', () => {
  const store = createStore()
  store.setProblems(
    new Map([
      ['/names/0/family', 'needed'],
      ['/born/value', 'no such date'],
      ['/elsewhere', 'hm'],
    ]),
  )
  expect([...store.getProblems()]).toEqual([
    ['/names/0/family', 'needed'],
    ['/born', 'no such date'],
    ['', 'hm'],
  ])
})

test('a problem goes when its field changes, the others stay', () => {
  const store = createStore()
  store.setProblems(
    new Map([
      ['/names/0/family', 'needed'],
      ['/born', 'needed'],
    ]),
  )
  store.write(['names', 0, 'family'], 'x')
  expect([...store.getProblems().keys()]).toEqual(['/born'])
})

test('tells its listeners of each change, and none after they left', () => {
  const store = createStore()
  const listener = vi.fn()
  const leave = store.subscribe(listener)
  store.write(['born'], '1958')
  leave()
  store.write(['born'], '1959')
  expect(listener).toHaveBeenCalledOnce()
})

test('replacing the draft begins a new generation, so that inputs forget what was not understood', () => {
  const store = createStore()
  store.setUnreadable('/born', 'incomplete')
  store.replace({ names: [], born: '1958' }, { names: [], born: null })
  expect([store.generation, store.unreadable.size, store.isDirty()]).toEqual([1, 0, true])
})
