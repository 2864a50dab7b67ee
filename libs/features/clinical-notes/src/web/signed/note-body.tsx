import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import type { Addendum } from '../../contract.ts'
import { NoteText } from './note-text.tsx'

/** A note or addendum as it stands: who signed it and when, what became of it, its text. */
export function NoteBody({ note }: { readonly note: Addendum }) {
  const { t } = useTranslation('clinical-notes')
  const { signedAt, signedAs, content, begunBy } = note
  return (
    <>
      {note.withdrawn !== null && <Withdrawn note={note} withdrawn={note.withdrawn} />}
      {!note.isIntact && (
        <Notice tone="danger" title={t('changed.title')}>
          {t('changed.text')}
        </Notice>
      )}
      {content === null ? (
        <p>{t('draft.ofOther', { name: note.author.name })}</p>
      ) : (
        <NoteText content={content} note={note} isStruck={note.status === 'entered-in-error'} />
      )}
      {signedAt === null ? (
        <p>
          <strong>{t('draft.mark')}</strong> <bdi>{note.author.name}</bdi>
        </p>
      ) : (
        <p>
          {t('signed.by')} <bdi>{signedAs}</bdi> · <ClinicalMoment at={signedAt} />
          {begunBy !== null && <> · {t('draft.begunBy', { name: begunBy })}</>}
        </p>
      )}
    </>
  )
}

interface WithdrawnProps {
  readonly note: Addendum
  readonly withdrawn: NonNullable<Addendum['withdrawn']>
}

function Withdrawn({ note, withdrawn: { at, by, reason } }: WithdrawnProps) {
  const { t } = useTranslation('clinical-notes')
  const isError = note.status === 'entered-in-error'
  return (
    <Notice tone={isError ? 'danger' : 'info'} title={t(isError ? 'error.is' : 'abandon.is')}>
      {reason !== null && (
        <div>
          <bdi>{reason}</bdi>
        </div>
      )}
      <div>
        {by !== null && (
          <>
            <bdi>{by}</bdi> ·{' '}
          </>
        )}
        <ClinicalMoment at={at} />
      </div>
    </Notice>
  )
}
