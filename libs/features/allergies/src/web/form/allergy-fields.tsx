import type { Field } from '@ehr/ui/form/field.ts'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { PartialDateField } from '@ehr/ui/form/fields/partial-date-field.tsx'
import { Repeat } from '@ehr/ui/form/fields/repeat.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useTranslation } from 'react-i18next'
import {
  ALLERGY_CATEGORY_VALUES,
  ALLERGY_CRITICALITY_VALUES,
  ALLERGY_REACTION_SEVERITY_VALUES,
  ALLERGY_TYPE_VALUES,
} from '../../contract.ts'
import { type AllergyDraft, BLANK_REACTION } from './allergy-draft.ts'
import { searchReactions } from './search-agents.ts'

const CERTAINTIES = ['confirmed', 'unconfirmed'] as const

/** What is written about an allergy beside its agent; limits, and which are needed, come from the contract. */
export function AllergyFields({ allergy }: { readonly allergy: Field<AllergyDraft> }) {
  const { t } = useTranslation('allergies')
  return (
    <>
      <SelectField
        field={allergy.at('category')}
        label={t('field.category')}
        options={ALLERGY_CATEGORY_VALUES}
        optionLabel={(value) => t(`value.category.${value}`)}
      />
      <SelectField
        field={allergy.at('type')}
        label={t('field.type')}
        options={ALLERGY_TYPE_VALUES}
        optionLabel={(value) => t(`value.type.${value}`)}
      />
      <SelectField
        field={allergy.at('criticality')}
        label={t('field.criticality')}
        description={t('form.criticalityHint')}
        options={ALLERGY_CRITICALITY_VALUES}
        optionLabel={(value) => t(`value.criticality.${value}`)}
      />
      <SelectField
        field={allergy.at('verificationStatus')}
        label={t('field.verificationStatus')}
        options={CERTAINTIES}
        optionLabel={(value) => t(`value.verificationStatus.${value}`)}
      />
      <Repeat
        field={allergy.at('reactions')}
        label={t('form.reactions')}
        itemLabel={t('field.reaction')}
        blank={BLANK_REACTION}
      >
        {(reaction) => (
          <>
            <CodeField
              field={reaction.at('manifestation')}
              label={t('field.reaction')}
              search={searchReactions}
            />
            <SelectField
              field={reaction.at('severity')}
              label={t('form.severity')}
              options={ALLERGY_REACTION_SEVERITY_VALUES}
              optionLabel={(value) => t(`value.reactionSeverity.${value}`)}
            />
          </>
        )}
      </Repeat>
      <PartialDateField
        field={allergy.at('onset')}
        label={t('field.onsetAt')}
        description={t('form.onsetHint')}
        isPast
      />
      <TextField field={allergy.at('note')} label={t('field.note')} lines={3} />
    </>
  )
}
