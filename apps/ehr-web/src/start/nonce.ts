import { setNonce } from 'get-nonce'

/** The nonce that this answer's content security policy allows for styles; undefined in development. */
export function readNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce === '' || meta?.nonce === '__NONCE__' ? undefined : meta?.nonce
}

/** Hands the nonce to the scroll lock of Modal and Drawer, which makes a `<style>` of its own. */
export function shareNonce(nonce: string | undefined): void {
  if (nonce !== undefined) setNonce(nonce)
}
