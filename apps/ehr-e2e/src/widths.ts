/** The two widths that every screen is tried and pictured in, in CSS pixels. */
export const WIDTHS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const
