/**
 * What the process offers to all features, by name: `context.services.auth`. A library adds its own where it
 * declares it (`declare module '@ehr/http' { interface Services { auth: Auth } }`), the application brings it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, from the libraries that are used.
export interface Services {}
