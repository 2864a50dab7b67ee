#!/usr/bin/env node
// Plain JavaScript that any Node from 18 on understands: it makes sure that the rest, which is TypeScript, meets the
// Node it is written for and a complete installation. pnpm's implicit install only warns when it fails.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(fileURLToPath(new URL('../../../', import.meta.url)))
const INSTALL = 'npx -y pnpm@12 install'
const WANTED_MAJOR = 26
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

if (majorOf(process.version) >= WANTED_MAJOR) await runHere()
else await runOnWorkspaceNode()

async function runHere() {
  if (!existsSync(join(root, 'node_modules', '.modules.yaml'))) {
    await runDoctorAlone()
    refuse('The workspace is not installed')
  }
  warnOfStaleInstall()
  putWorkspaceFirstOnPath()
  keepCompiledCode()
  readEnvFile()
  try {
    const { main } = await import(pathToFileURL(join(root, 'tools', 'cli', 'src', 'main.ts')).href)
    await main(process.argv)
  } catch (error) {
    await runDoctorAlone()
    refuseOnMissingPackage(error)
    console.error(isForPeople(error) ? error.message : error)
    process.exitCode = 1
  }
}

async function runOnWorkspaceNode() {
  const node = findWorkspaceNode()
  if (node === undefined) {
    await runDoctorAlone()
    refuse(
      `This is Node ${process.version}; the workspace brings Node ${WANTED_MAJOR}, but it is not installed`,
    )
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  // On Windows a Ctrl-C reaches the child by itself, and a signal from us would end it at once.
  for (const signal of SIGNALS) process.on(signal, () => process.platform === 'win32' || child.kill(signal))
  child.on('error', (error) => refuse(`${node} could not be started (${error.message})`))
  child.on('exit', (code) => process.exit(code ?? 1))
}

/** The doctor counts on nothing but a Node that runs TypeScript, so that it can say what is missing or broken. */
async function runDoctorAlone() {
  const file = join(root, 'tools', 'doctor', 'src', 'index.ts')
  if (process.argv[2] !== 'doctor' || !process.features.typescript || !existsSync(file)) return
  const { runDoctor } = await import(pathToFileURL(file).href)
  const [isFull, isJson] = ['--full', '--json'].map((option) => process.argv.includes(option))
  process.exit(await runDoctor({ root, env: process.env, isFull, isJson }))
}

function findWorkspaceNode() {
  const folder = join(root, 'node_modules', 'node', 'bin')
  return ['node', 'node.exe'].map((name) => join(folder, name)).find((path) => existsSync(path))
}

/** Compiled once, not at each start: a third of the time that a command and its children take to start. */
function keepCompiledCode() {
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node')
  nodeModule.enableCompileCache()
}

/** What the shell has set wins over what the file says. */
function readEnvFile() {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Git hooks, Nx and the like look for their programs on the path; a direct call has not put them there. */
function putWorkspaceFirstOnPath() {
  const bin = join(root, 'node_modules', '.bin')
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const separator = process.platform === 'win32' ? ';' : ':'
  const folders = (process.env[name] ?? '').split(separator)
  if (folders[0] !== bin) process.env[name] = [bin, ...folders].join(separator)
}

/** Only a warning: an install of some packages only (in an image, say) is stale in the same way. */
function warnOfStaleInstall() {
  if (readText('pnpm-lock.yaml') === readText('node_modules', '.pnpm', 'lock.yaml')) return
  console.error(`The installation does not match pnpm-lock.yaml. If something is missing: ${INSTALL}`)
}

function refuseOnMissingPackage(error) {
  const isMissing =
    error?.code === 'ERR_MODULE_NOT_FOUND' && /Cannot find package '([^']+)'/.test(error.message)
  if (isMissing) refuse(`The installation is incomplete: ${error.message}`)
}

function refuse(what) {
  console.error(`${what}. Run this in ${root}, then try again:\n\n  ${INSTALL}\n`)
  process.exit(1)
}

function readText(...parts) {
  try {
    return readFileSync(join(root, ...parts), 'utf8')
  } catch {
    return undefined
  }
}

function majorOf(version) {
  return Number(version.slice(1).split('.')[0])
}

/** What we throw ourselves says what to do; what others throw needs its stack. */
function isForPeople(error) {
  return error instanceof Error && ['Error', 'Refusal'].includes(error.name) && error.code === undefined
}
