import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { mixColors } from './color-math.ts'
import { MEANINGS, TOKENS } from './tokens.ts'

const MOTION = { transitionProps: { duration: 150 } }
const FLOATING = { shadow: 'md', ...MOTION }
// A dialog's <header> would else be a second banner of the page.
const DIALOG = { attributes: { header: { role: 'none' } } }

/** The look of the whole application; its colours come from css-variables.ts. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: {
    ...Object.fromEntries(
      Object.entries(MEANINGS).map(([name, { filled }]) => [name, shadesOf(filled.light)]),
    ),
    // Whoever writes color="red" means danger, and gets the one red whose ratio is checked.
    red: shadesOf(MEANINGS.critical.filled.light),
  },
  white: '#ffffff',
  black: TOKENS.text.light,
  autoContrast: false,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  fontFamily:
    "'Noto Sans Variable', 'Noto Sans Arabic Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', Tahoma, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.45' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  breakpoints: { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '88em' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
      h5: { fontSize: '0.8125rem', lineHeight: '1.45' },
      h6: { fontSize: '0.75rem', lineHeight: '1.45' },
    },
  },
  components: {
    // A view has one filled button, so a button is plain unless its screen says otherwise.
    Button: { defaultProps: { variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'accent' } },
    Card: { defaultProps: { withBorder: true, padding: 'md' } },
    Paper: { defaultProps: { withBorder: true } },
    Modal: { defaultProps: { ...MOTION, ...DIALOG, centered: false } },
    Drawer: { defaultProps: { ...MOTION, ...DIALOG } },
    Popover: { defaultProps: FLOATING },
    // The placeholder that takes the first focus is no item, which role="menu" does not allow.
    Menu: { defaultProps: { ...FLOATING, withInitialFocusPlaceholder: false } },
    Combobox: { defaultProps: FLOATING },
    Tooltip: { defaultProps: MOTION },
    Checkbox: { defaultProps: { size: 'sm' } },
    Tabs: { defaultProps: { keepMounted: false } },
  },
})

/** Ten shades round one colour, for Mantine's parts that ask for a shade by number. */
function shadesOf(color: string): MantineColorsTuple {
  const tint = (share: number) => mixColors(color, '#ffffff', share)
  const shade = (share: number) => mixColors(color, '#000000', share)
  return [
    tint(0.06),
    tint(0.12),
    tint(0.24),
    tint(0.4),
    tint(0.6),
    tint(0.8),
    color,
    shade(0.88),
    shade(0.76),
    shade(0.64),
  ]
}
