/** A colour in both schemes, as `#rrggbb`. */
export interface SchemeColor {
  readonly light: string
  readonly dark: string
}

/** The colours that have a meaning; each becomes `--ehr-<name>`. Ratios are checked in tokens.test.ts. */
export const TOKENS = {
  surface: { light: '#ffffff', dark: '#16191d' },
  sub: { light: '#f4f6f8', dark: '#1e2329' },
  hover: { light: '#eaeef2', dark: '#272d34' },
  selected: { light: '#e0f0f2', dark: '#173840' },
  text: { light: '#1c2228', dark: '#e6e9ed' },
  dimmed: { light: '#56606b', dark: '#a3adb8' },
  divider: { light: '#d5dbe1', dark: '#353c45' },
  'control-border': { light: '#7d8894', dark: '#7b8692' },
  accent: { light: '#0b6b7a', dark: '#5cc0cf' },
  critical: { light: '#b3123a', dark: '#ff8fa3' },
  abnormal: { light: '#8a4b00', dark: '#f2b45c' },
  caution: { light: '#6b5900', dark: '#e3cf5f' },
  ok: { light: '#1f6b3a', dark: '#7fd19b' },
  focus: { light: '#0b57d0', dark: '#9ecbff' },
  banner: { light: '#e3eef3', dark: '#1d313b' },
  'banner-deceased': { light: '#e4e2e8', dark: '#33303a' },
  'banner-stripe': { light: '#dcd9e2', dark: '#2b2832' },
  'range-band': { light: '#e2f1e6', dark: '#1f3428' },
  'synthetic-ground': { light: '#fff3bf', dark: '#3d3610' },
} as const satisfies Record<string, SchemeColor>

export type TokenName = keyof typeof TOKENS

/** The colours that buttons, badges and notes may take: the text colour, and the ground that carries white. */
export const MEANINGS = {
  accent: { text: TOKENS.accent, filled: { light: '#0b6b7a', dark: '#1b7f8f' } },
  critical: { text: TOKENS.critical, filled: { light: '#b3123a', dark: '#c62b4e' } },
  abnormal: { text: TOKENS.abnormal, filled: { light: '#8a4b00', dark: '#9a5800' } },
  caution: { text: TOKENS.caution, filled: { light: '#6b5900', dark: '#776400' } },
  ok: { text: TOKENS.ok, filled: { light: '#1f6b3a', dark: '#27804a' } },
} as const satisfies Record<string, { text: SchemeColor; filled: SchemeColor }>

export type Meaning = keyof typeof MEANINGS
