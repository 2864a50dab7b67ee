/** A file of codes that cannot be imported as it is: what is wrong, where, and what is expected. */
export class CodesFileError extends Error {}
