/** Where the browser keeps what the page needs before React runs. */
export const START_KEYS = { language: 'ehr-language', scheme: 'mantine-color-scheme-value' } as const
