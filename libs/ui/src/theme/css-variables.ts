import type { ConvertCSSVariablesInput, MantineTheme } from '@mantine/core'
import { mixColors } from './color-math.ts'
import { MEANINGS, TOKENS } from './tokens.ts'

type Scheme = 'light' | 'dark'
type Variables = Record<`--${string}`, string>

/** Our colours as CSS variables, ours (`--ehr-…`) and Mantine's, whose defaults miss WCAG's ratios. */
export function cssVariablesResolver(_theme: MantineTheme): ConvertCSSVariablesInput {
  return {
    variables: { '--mantine-color-white': '#ffffff', '--mantine-color-black': TOKENS.text.light },
    light: schemeVariables('light'),
    dark: schemeVariables('dark'),
  }
}

function schemeVariables(scheme: Scheme): Variables {
  return { ...tokenVariables(scheme), ...baseVariables(scheme), ...meaningVariables(scheme) }
}

function tokenVariables(scheme: Scheme): Variables {
  return Object.fromEntries(Object.entries(TOKENS).map(([name, color]) => [`--ehr-${name}`, color[scheme]]))
}

function baseVariables(scheme: Scheme): Variables {
  return {
    '--mantine-color-body': TOKENS.surface[scheme],
    '--mantine-color-text': TOKENS.text[scheme],
    '--mantine-color-bright': TOKENS.text[scheme],
    '--mantine-color-dimmed': TOKENS.dimmed[scheme],
    '--mantine-color-placeholder': TOKENS.dimmed[scheme],
    '--mantine-color-anchor': TOKENS.accent[scheme],
    '--mantine-color-error': TOKENS.critical[scheme],
    '--mantine-color-success': TOKENS.ok[scheme],
    '--mantine-color-default': TOKENS.surface[scheme],
    '--mantine-color-default-hover': TOKENS.hover[scheme],
    '--mantine-color-default-color': TOKENS.text[scheme],
    '--mantine-color-default-border': TOKENS.divider[scheme],
    '--mantine-color-disabled': TOKENS.sub[scheme],
    '--mantine-color-disabled-color': TOKENS.dimmed[scheme],
    '--mantine-color-disabled-border': TOKENS.divider[scheme],
  }
}

function meaningVariables(scheme: Scheme): Variables {
  const variables: Variables = {}
  for (const [name, { text, filled }] of Object.entries(MEANINGS)) {
    variables[`--mantine-color-${name}-text`] = text[scheme]
    variables[`--mantine-color-${name}-filled`] = filled[scheme]
    variables[`--mantine-color-${name}-filled-hover`] = mixColors(filled[scheme], '#000000', 0.88)
    variables[`--mantine-color-${name}-light`] = tintOf(text[scheme], scheme)
    variables[`--mantine-color-${name}-light-hover`] = mixColors(text[scheme], TOKENS.surface[scheme], 0.16)
    variables[`--mantine-color-${name}-light-color`] = text[scheme]
    variables[`--mantine-color-${name}-outline`] = text[scheme]
    variables[`--mantine-color-${name}-outline-hover`] = tintOf(text[scheme], scheme)
  }
  return variables
}

/** The pale ground of a note or a badge in a colour. */
export function tintOf(color: string, scheme: Scheme): string {
  return mixColors(color, TOKENS.surface[scheme], 0.1)
}
