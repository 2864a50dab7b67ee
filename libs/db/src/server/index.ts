export { locateServer } from './home.ts'
export { holdLock, withLock } from './lock.ts'
export { findFreePort } from './port.ts'
export { type RunningServer, type ServerOptions, type ServerProgress, startServer } from './start-server.ts'
