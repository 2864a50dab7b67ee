export const name = '@ehr/generators'
