import {
  type Argument,
  type CallExpression,
  type ObjectProperty,
  parseSync,
  type SpreadElement,
  Visitor,
} from 'oxc-parser'

/** A text that code asks for: `t('form.save')`, or of ``t(`status.${status}`)`` what stands before the value. */
export interface UsedKey {
  readonly line: number
  readonly key: string
  readonly isStart: boolean
}

/**
 * Finds the keys that a file gives to a function named `t`, and those of the refusals that it defines, which screens
 * say by `problem.<CODE>`; keys that are computed wholly are not to be seen.
 */
export function findUsedKeys(path: string, source: string): UsedKey[] {
  const found: UsedKey[] = []
  new Visitor({
    CallExpression: (call) => {
      const used = keyOf(call)
      if (used !== undefined) found.push({ line: source.slice(0, call.start).split('\n').length, ...used })
    },
  }).visit(parseSync(path, source).program)
  return found
}

/** Of the keys that a file uses those that no text has, a sentence each. */
export function missingKeys(used: readonly UsedKey[], known: readonly string[]): string[] {
  // Of another namespace: the journeys see those.
  const own = used.filter(({ key }) => !key.includes(':'))
  return own
    .filter(({ key, isStart }) => !known.some((text) => (isStart ? text.startsWith(key) : text === key)))
    .map(({ line, key, isStart }) => `${line} asks for "${key}${isStart ? '…' : ''}", which en.json has not.`)
}

type Key = Omit<UsedKey, 'line'>

function keyOf({ callee, arguments: [first, options] }: CallExpression): Key | undefined {
  if (callee.type !== 'Identifier' || first === undefined) return undefined
  if (callee.name === 'defineProblem') return prefixed('problem.', writtenKey(first))
  // With a namespace that is only known when it runs: a feature's own title, said by the shell.
  const isElsewhere = options?.type === 'ObjectExpression' && options.properties.some(isNamespace)
  return callee.name === 't' && !isElsewhere ? writtenKey(first) : undefined
}

function writtenKey(argument: Argument): Key | undefined {
  if (argument.type === 'Literal' && typeof argument.value === 'string') {
    return { key: argument.value, isStart: false }
  }
  if (argument.type !== 'TemplateLiteral') return undefined
  return { key: argument.quasis[0]?.value.cooked ?? '', isStart: argument.expressions.length > 0 }
}

function prefixed(prefix: string, found: Key | undefined): Key | undefined {
  return found === undefined ? undefined : { ...found, key: `${prefix}${found.key}` }
}

function isNamespace(property: ObjectProperty | SpreadElement): boolean {
  return property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'ns'
}
