import type pg from 'pg'

/** What a driver is told of a statement before it runs: the types are PostgreSQL's numbers. */
export interface Description {
  columns: { name: string; type: number }[]
  parameters: number[]
}

/**
 * Has the server analyse a statement without planning or running it (Parse and Describe of the extended protocol).
 * Rejects with PostgreSQL's error.
 */
export function describeStatement(client: pg.ClientBase, sql: string): Promise<Description> {
  return new Promise((resolve, reject) => {
    const found: Description = { columns: [], parameters: [] }
    const onParameters = ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
      found.parameters = dataTypeIDs
    }
    // The methods are those that the client calls on whatever was submitted; its types know only the first.
    const query = {
      submit(connection: pg.Connection) {
        connection.once('parameterDescription', onParameters)
        connection.parse({ name: '', text: sql, types: [] }, true)
        connection.describe({ type: 'S', name: '' }, true)
        connection.sync()
      },
      handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }) {
        found.columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }))
      },
      handleError(error: Error, connection: pg.Connection) {
        connection.removeListener('parameterDescription', onParameters)
        reject(error)
      },
      handleReadyForQuery() {
        resolve(found)
      },
    }
    client.query(query)
  })
}
