export { type Allergies, AllergyStatus, type AllergyStatusProps } from './banner/allergy-status.tsx'
export { PatientBanner, type PatientBannerProps, type PatientFacts } from './banner/patient-banner.tsx'
export { PatientIdentity } from './banner/patient-identity.tsx'
export { type Age, type AgeUnit, ageOn, newbornAge } from './display/age.ts'
export { formatClinicalDate, formatLongDate } from './display/clinical-date.ts'
export {
  type Dose,
  formatDoseNumber,
  formatMeasuredNumber,
  unitText,
  withoutDecimals,
} from './display/clinical-number.ts'
export { AgeText, ageInWords } from './display/components/age-text.tsx'
export { ClinicalDay, type ClinicalDayProps } from './display/components/clinical-day.tsx'
export { ClinicalMoment, type ClinicalMomentProps } from './display/components/clinical-moment.tsx'
export { CodingText, systemName } from './display/components/coding-text.tsx'
export { Identifier } from './display/components/identifier.tsx'
export { MedicationLine } from './display/components/medication-line.tsx'
export { PatientNameText, type PatientNameTextProps } from './display/components/patient-name-text.tsx'
export { Quantity, type QuantityProps } from './display/components/quantity.tsx'
export { ResultFlagMark } from './display/components/result-flag-mark.tsx'
export { GenderText, SexText } from './display/components/sex-text.tsx'
export { StatusMark, type StatusMarkProps } from './display/components/status-mark.tsx'
export { formatNumber, toLatinDigits } from './display/digits.ts'
export { type Medication, medicationItems } from './display/medication-line.ts'
export { formatName, type NameForm, type ShownName, shownNames } from './display/patient-name.ts'
export { formatRange, type ReferenceRange } from './display/reference-range.ts'
export {
  flagOf,
  INTERPRETATIONS,
  type Interpretation,
  type MeasuredResult,
  type ResultFlag,
} from './display/result-flag.ts'
export { type LocalTime, localTime, zoneToName } from './display/site-time.ts'
export {
  type BannerSlot,
  type ChartAction,
  type ChartGate,
  type ChartGateProps,
  type ChartPanel,
  type ChartTool,
  type DayPanel,
  defineWebFeature,
  type IconProps,
  type LocaleTree,
  type NavItem,
  type PatientProps,
  type RecordWords,
  type ScreenProps,
  type SummarySection,
  type TimelineEntry,
  type TimelinePage,
  type TimelineSource,
  type VisitPanel,
  type VisitProps,
  type WebFeature,
  type WebRoute,
} from './feature.ts'
export {
  FeaturesProvider,
  useChartPanels,
  useRecordWords,
  useSummarySections,
  useVisitPanels,
} from './features-context.ts'
export type { Draft } from './form/draft.ts'
export type { Field } from './form/field.ts'
export { FieldDifference, type FieldDifferenceProps } from './form/field-difference.tsx'
export { CheckboxField } from './form/fields/checkbox-field.tsx'
export { CodeField, type CodeFieldProps } from './form/fields/code-field.tsx'
export { DayField } from './form/fields/day-field.tsx'
export { DecimalField, type DecimalFieldProps } from './form/fields/decimal-field.tsx'
export { MomentField } from './form/fields/moment-field.tsx'
export { NumberField } from './form/fields/number-field.tsx'
export { PartialDateField } from './form/fields/partial-date-field.tsx'
export { QuantityField, type QuantityFieldProps } from './form/fields/quantity-field.tsx'
export { Repeat, type RepeatProps } from './form/fields/repeat.tsx'
export { SelectField, type SelectFieldProps } from './form/fields/select-field.tsx'
export { TextField, type TextFieldProps } from './form/fields/text-field.tsx'
export { Form, type FormProps } from './form/form.tsx'
export { LeaveGuard } from './form/leave-guard.tsx'
export { LeaveTargetContext } from './form/leave-target.ts'
export { useFieldValue } from './form/use-field.ts'
export { type FormHandle, type FormOptions, type SaveResult, useForm } from './form/use-form.ts'
export { applyDigits, createI18n, type FetchTexts, type I18nSetup } from './i18n/create-i18n.ts'
export {
  DEFAULT_LANGUAGE,
  DIGITS,
  type Digits,
  findLanguage,
  intlLocale,
  LANGUAGE_CODES,
  LANGUAGES,
  type Language,
  type LanguageFacts,
} from './i18n/languages.ts'
export { setDocumentLanguage, useUiText } from './i18n/use-language.ts'
export { findShortcut, type KeyPress, type Shortcut } from './keys/match-keys.ts'
export { listShortcuts } from './keys/shortcut-registry.ts'
export { useShortcuts } from './keys/use-shortcuts.ts'
export { ButtonLink, type ButtonLinkProps, TextLink, type TextLinkProps } from './page/button-link.tsx'
export { type Fact, Facts } from './page/facts.tsx'
export { Page, type PageProps } from './page/page.tsx'
export {
  type RecordHistoryAddress,
  RecordStamp,
  type RecordStampProps,
  recordHistoryPath,
} from './page/record-stamp.tsx'
export { Section, type SectionProps } from './page/section.tsx'
export { SyntheticBanner } from './page/synthetic-banner.tsx'
export { type ListingContract, type Page as PageOfRecords, pagesOf } from './request/pages-of.ts'
export { queryOf } from './request/query-of.ts'
export { type RequestOptions, request } from './request/request.ts'
export { type FailureKind, isWorthRetrying, RequestFailure } from './request/request-failure.ts'
export type { SendCall, Sent } from './request/send-intent.ts'
export { announceSessionEnded, onSessionEnded } from './request/session-ended.ts'
export { type Sender, type SendOptions, useSend } from './request/use-send.ts'
export { DeniedState } from './states/denied-state.tsx'
export { EmptyState, type EmptyStateProps } from './states/empty-state.tsx'
export { FailureState, type FailureStateProps } from './states/failure-state.tsx'
export { Notice, type NoticeProps, type NoticeTone } from './states/notice.tsx'
export { PartBoundary, type PartBoundaryProps } from './states/part-boundary.tsx'
export { type QueryLike, QueryView, type QueryViewProps } from './states/query-view.tsx'
export { Skeleton, type SkeletonProps } from './states/skeleton.tsx'
export { SummaryList, type SummaryListProps } from './summary/summary-list.tsx'
export { SummaryPart, type SummaryPartProps } from './summary/summary-part.tsx'
export { DataTable, type DataTableProps, type MoreRows, type RowSelection } from './table/data-table.tsx'
export { ErrorSwitch, type ErrorSwitchProps } from './table/error-switch.tsx'
export { type PanelRow, PanelRows, type PanelRowsProps } from './table/panel-rows.tsx'
export type { TableColumn } from './table/table-column.ts'
export { cssVariablesResolver } from './theme/css-variables.ts'
export { theme } from './theme/theme.ts'
export { MEANINGS, type Meaning, TOKENS } from './theme/tokens.ts'
export type { TrendPoint } from './trend/plan-trend.ts'
export { Trend, type TrendProps } from './trend/trend.tsx'
export {
  isAllowed,
  NOBODY,
  type Site,
  useIsAllowed,
  useViewer,
  type Viewer,
  ViewerProvider,
} from './viewer/viewer.ts'
