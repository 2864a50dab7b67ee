import { getUser, listUserSessions, searchUsers } from '../../contract.ts'

/** What a change of an account makes old. */
export const USER_READS = [getUser.operationId, searchUsers.operationId, listUserSessions.operationId]
