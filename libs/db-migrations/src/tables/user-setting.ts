// Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

declare module '../database.ts' {
  interface Database {
    userSetting: UserSettingTable
  }
}

/** What an account has chosen for itself */
export interface UserSettingTable {
  /** Account that chose (key) */
  userId: string
  /** Language of mails to the account (operational) */
  language: string
}
