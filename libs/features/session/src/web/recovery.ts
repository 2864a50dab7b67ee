/** What only who chooses a password needs: code of its own. */
export { RecoveryForm } from './password/recovery-form.tsx'
export { SetPasswordForm, type SetPasswordFormProps } from './password/set-password-form.tsx'
