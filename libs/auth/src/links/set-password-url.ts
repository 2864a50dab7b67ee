/** Where the page asks for a new password. */
const SET_PASSWORD_PATH = '/set-password'

/** The address in a mail. The token is behind the `#`: browsers send it to no server, so it is in no log. */
export function setPasswordUrl(publicUrl: string, token: string): string {
  return `${new URL(publicUrl).origin}${SET_PASSWORD_PATH}#${token}`
}
