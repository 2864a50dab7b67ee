/** Migrations that the examples of several rules begin with. */
export const MAKE_PET = `export async function up(db) {
  await db.schema.createTable('pet').addColumn('id', 'integer').addColumn('name', 'text').execute()
}

export async function down(db) {
  await db.schema.dropTable('pet').execute()
}`

export const MAKE_CHIP = `export async function up(db) {
  await db.schema.createTable('chip').addColumn('id', 'integer').execute()
}

export async function down(db) {
  await db.schema.dropTable('chip').execute()
}`
