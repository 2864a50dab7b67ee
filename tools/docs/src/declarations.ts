/** How a command of a document is run, where not simply as it stands and to exit code 0. */
export type Treatment =
  | {
      /** Run with its placeholders filled in, or with what it would ask for. */
      readonly kind: 'as'
      readonly command: string
    }
  | {
      /** Never ends by itself: started, waited for until it says this, and ended as by Ctrl-C. */
      readonly kind: 'start'
      readonly until: string
    }
  | {
      /** Not run here; `why` says who runs it, or why nobody can. */
      readonly kind: 'left out'
      readonly why: string
    }

/** What is said of a command, on every page or on one. */
export interface Declaration {
  readonly command: string
  readonly page?: string
  readonly treatment: Treatment
}

const SAMPLES = 'tools/docs/trials/samples'
const DEV = { kind: 'start', until: 'Ctrl-C ends everything.' } as const
const ALL_OF_IT = {
  kind: 'left out',
  why: 'It is the check that runs all others, and takes as long.',
} as const
const NEEDS_GITHUB = {
  kind: 'left out',
  why: 'It needs a repository on GitHub and its administrator; the tests of tools/protect play GitHub.',
} as const
const ADMINISTRATOR = {
  kind: 'as',
  command:
    'pnpm ehr user create-admin --clinic "A Clinic" --time-zone Asia/Amman --email admin@example.org --name "An Administrator" --another',
} as const

export const DECLARATIONS: readonly Declaration[] = [
  { command: 'pnpm dev', treatment: DEV },
  { command: 'npx -y pnpm@12 dev', treatment: DEV },
  { command: 'npx -y pnpm@12 test', treatment: ALL_OF_IT },
  { command: 'pnpm ehr rehearse ci', treatment: ALL_OF_IT },
  {
    command: 'pnpm commit',
    treatment: { kind: 'left out', why: 'It asks; the tests of tools/cli answer.' },
  },
  { command: 'pnpm nx affected -t lint typecheck test build e2e migrate-validate', treatment: ALL_OF_IT },
  { command: 'pnpm nx affected -t lint typecheck test build migrate-validate', treatment: ALL_OF_IT },
  {
    command: 'pnpm ehr import <file or folder>',
    treatment: { kind: 'as', command: `pnpm ehr import ${SAMPLES}/bundle.json` },
  },
  {
    command: 'pnpm ehr codes import <file> --system icd-10-cm',
    treatment: {
      kind: 'as',
      command: `pnpm ehr codes import ${SAMPLES}/icd10cm-order-2026.txt --system icd-10-cm`,
    },
  },
  {
    command: 'pnpm ehr codes import <file> --system icd-10-cm --list problems',
    treatment: {
      kind: 'as',
      command: `pnpm ehr codes import ${SAMPLES}/icd10cm-order-2026.txt --system icd-10-cm --list problems`,
    },
  },
  {
    // A sample lacks most of the codes that are shipped.
    command: 'pnpm ehr codes import LoincTable/Loinc.csv --system loinc --list tests --release 2.82',
    treatment: {
      kind: 'as',
      command: `pnpm ehr codes import ${SAMPLES}/Loinc.csv --system loinc --list tests --release 2.82 --retire-many`,
    },
  },
  { command: 'pnpm ehr protect --repo <owner/name>', treatment: NEEDS_GITHUB },
  { command: 'pnpm ehr protect --repo <owner/name> --apply', treatment: NEEDS_GITHUB },
  { command: 'pnpm ehr protect --repo <owner/name> --check', treatment: NEEDS_GITHUB },
  {
    command: 'git remote add template <address of the template>',
    treatment: { kind: 'as', command: 'git remote add template "$(git remote get-url origin)"' },
  },
  {
    command: 'pnpm ehr template update',
    treatment: {
      kind: 'left out',
      why: 'It needs a later version of the template; tools/template/trials/clone.trial.ts makes one.',
    },
  },
  { command: 'pnpm ehr user create-admin', treatment: ADMINISTRATOR },
  {
    command: 'pnpm ehr audit verify --heads <file>',
    treatment: {
      kind: 'left out',
      why: 'The file is written by a server in production; apps/ehr-api/src/commands/audit.db.test.ts has one.',
    },
  },
  {
    command: 'node apps/ehr-api/dist/main.js',
    treatment: {
      kind: 'left out',
      why: 'It needs the build and the settings of an installation; the journeys of apps/ehr-e2e start it so.',
    },
  },
  {
    command: `pnpm ehr migrate new '<name>'`,
    treatment: {
      kind: 'as',
      command:
        'pnpm ehr migrate new add-triage --expand add-column --table encounter --column triage --type text --comment "@clinical Urgency on arrival"',
    },
  },
  {
    command: 'pnpm changeset',
    page: 'docs/DEVELOPER_WORKFLOW.md',
    treatment: { kind: 'as', command: 'pnpm changeset --empty' },
  },
  {
    command: 'git commit',
    treatment: {
      kind: 'as',
      command: 'git add --all && git commit --message "feat: note the growth charts"',
    },
  },
  {
    command: `pnpm ehr merge-flow --head '<branch>' --base '<branch>'`,
    treatment: { kind: 'as', command: `pnpm ehr merge-flow --head 'feature/growth-charts' --base 'develop'` },
  },
]

/** What a page takes for granted: done before its first step. */
export const PREPARATIONS: Readonly<Record<string, readonly string[]>> = {
  'docs/code-systems.md': ['pnpm ehr db reset --empty'],
}

/** Finds what is declared of a command on a page: of that page before of every page. */
export function findTreatment(command: string, page: string): Treatment | undefined {
  const fitting = DECLARATIONS.filter((each) => each.command === command)
  const own = fitting.find((each) => each.page === page)
  return (own ?? fitting.find((each) => each.page === undefined))?.treatment
}
