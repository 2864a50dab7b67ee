import type { FeaturePlan } from '../../feature-plan.ts'
import { pathArguments, screenParams } from './screens-of.ts'

/** `web/screens/new-<record>.tsx`: recording one. */
export function renderNewScreen(plan: FeaturePlan): string {
  const { names } = plan
  const { One, Many, one } = names
  const send = plan.isPatientRecord ? '{ params: { patientId }, body }' : '{ body }'
  const imports = [
    'useSend',
    'Form',
    'useForm',
    'Page',
    'useNavigate',
    'useTranslation',
    ...(plan.isPatientRecord ? ['ScreenProps'] : []),
  ]
  return `${renderImports(plan, imports)}
import { create${One}, get${One}, ${one}Paths, list${Many} } from '../../contract.ts'
import { BLANK_${names.constant} } from '../form/${names.record}-draft.ts'
import { ${One}Fields } from '../form/${names.record}-fields.tsx'

/** Recording one. */
export function Screen(${screenParams(plan, false)}) {
  const { t } = useTranslation('${names.feature}')
  const navigate = useNavigate()
${patientLine(plan)}  const sender = useSend(create${One}, {
    invalidates: [list${Many}.operationId, get${One}.operationId${timelineKey(plan)}],
  })
  const form = useForm({
    schema: create${One}.body,
    initial: BLANK_${names.constant},
    save: (body) => sender.send(${send}),
    onSaved: ({ id }) => void navigate({ to: ${one}Paths.detail(${pathArguments(plan, 'id')}) }),
  })
  return (
    <Page title={t('new')} width="narrow">
      <Form form={form}${patientProp(plan)} onCancel={() => void navigate({ to: ${one}Paths.list(${pathArguments(plan)}) })}>
        <${One}Fields ${one}={form.root}${ownerProp(plan, 'patientId')} />
      </Form>
    </Page>
  )
}
`
}

/** `web/screens/edit-<record>.tsx`: changing one. */
export function renderEditScreen(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const { One, Many, one } = names
  const ids = [...(isPatientRecord ? ['patientId'] : []), names.idParam].join(', ')
  const own = isPatientRecord ? `patientId: ${one}.patientId, ` : ''
  const detail = `${one}Paths.detail(${isPatientRecord ? `${one}.patientId, ` : ''}${one}.id)`
  const imports = [
    'request',
    'useSend',
    'ScreenProps',
    'Form',
    'useForm',
    'Page',
    'queryOf',
    'QueryView',
    'useQuery',
    'useNavigate',
    'useTranslation',
  ]
  return `${renderImports(plan, imports)}
import { get${One}, list${Many}, type ${One}, ${one}Paths, update${One} } from '../../contract.ts'
import { draftOf } from '../form/${names.record}-draft.ts'
import { ${One}Fields } from '../form/${names.record}-fields.tsx'

/** Changing what is written in one. */
export function Screen(${screenParams(plan, true)}) {
  const { t } = useTranslation('${names.feature}')
  const query = useQuery(queryOf(get${One}, { params: { ${ids} } }))
  return (
    <Page title={t('edit')} width="narrow">
      <QueryView query={query}>{(${one}) => <EditForm key={${one}.id} ${one}={${one}} />}</QueryView>
    </Page>
  )
}

function EditForm({ ${one} }: { readonly ${one}: ${One} }) {
  const navigate = useNavigate()
${patientLine(plan, `${one}.patientId`)}  const params = { ${own}${names.idParam}: ${one}.id }
  const close = () => void navigate({ to: ${detail} })
  const sender = useSend(update${One}, {
    invalidates: [list${Many}.operationId, get${One}.operationId${timelineKey(plan)}],
    readCurrent: () => request(get${One}, { params }),
  })
  const form = useForm({
    schema: update${One}.body,
    initial: draftOf(${one}),
    version: ${one}.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf,
    onSaved: close,
  })
  return (
    <Form form={form}${patientProp(plan)} onCancel={close}>
      <${One}Fields ${one}={form.root}${ownerProp(plan, `${one}.patientId`)} />
    </Form>
  )
}
`
}

const FROM: Readonly<Record<string, string>> = {
  request: '@ehr/ui',
  useSend: '@ehr/ui',
  ScreenProps: '@ehr/ui/feature.ts',
  Form: '@ehr/ui/form/form.tsx',
  useForm: '@ehr/ui/form/use-form.ts',
  Page: '@ehr/ui/page/page.tsx',
  queryOf: '@ehr/ui/request/query-of.ts',
  QueryView: '@ehr/ui/states/query-view.tsx',
  useQuery: '@tanstack/react-query',
  useNavigate: '@tanstack/react-router',
  useTranslation: 'react-i18next',
}

/** Forms about a patient name the patient when somebody leaves them unsaved. */
function renderImports({ isPatientRecord }: FeaturePlan, names: readonly string[]): string {
  const needed = isPatientRecord ? [...new Set([...names, 'queryOf', 'useQuery'])] : names
  const byFile = Map.groupBy(needed, (name) => FROM[name] ?? '')
  const lines = [...byFile].map(([file, imported]) =>
    imported[0] === 'ScreenProps'
      ? `import type { ScreenProps } from '${file}'`
      : `import { ${imported.join(', ')} } from '${file}'`,
  )
  const patient = isPatientRecord
    ? ["import { getPatientSummary } from '@ehr/feature-patients/contract'"]
    : []
  return [...patient, ...lines].join('\n')
}

function patientLine({ isPatientRecord }: FeaturePlan, id = 'patientId'): string {
  const params = id === 'patientId' ? '{ patientId }' : `{ patientId: ${id} }`
  return isPatientRecord
    ? `  const { data: patient } = useQuery(queryOf(getPatientSummary, { params: ${params} }))\n`
    : ''
}

function patientProp({ isPatientRecord }: FeaturePlan): string {
  return isPatientRecord ? ' patient={patient}' : ''
}

/** References are looked for among the patient's own records. */
function ownerProp({ isPatientRecord, references }: FeaturePlan, patientId: string): string {
  return isPatientRecord && references.length > 0 ? ` patientId={${patientId}}` : ''
}

/** The shell's timeline holds these records as well. */
function timelineKey({ isPatientRecord, sortField }: FeaturePlan): string {
  return isPatientRecord && sortField !== undefined ? ", 'timeline'" : ''
}
