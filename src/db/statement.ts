/** A question in SQL. What was written to the tables that it reads is seen by it. */
export interface Question {
  readonly from: readonly string[]
  readonly text: string
  readonly values: readonly unknown[]
}

/** A change in SQL, of one table. */
export interface Write {
  readonly to: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** Where questions and changes go: one by one to the database, or together in a transaction. */
export interface Asks {
  ask(question: Question): Promise<readonly Row[]>
  write(write: Write): Promise<void>
}

/** A row as the driver gives it, by column. */
export type Row = Readonly<Record<string, unknown>>

/** Values by the names that the code uses for columns; undefined ones are left as they are. */
type Values = Readonly<Record<string, unknown>>

export function insertInto(table: string, ...rows: readonly [Values, ...Values[]]): Write {
  const names = namesIn(rows[0])
  const place = (row: number) => names.map((_, at) => `$${row * names.length + at + 1}`).join(', ')
  const places = rows.map((_, row) => `(${place(row)})`).join(', ')
  const text = `INSERT INTO ${table} (${columns(names)}) VALUES ${places}`
  return { to: table, text, values: rows.flatMap((row) => names.map((name) => row[name])) }
}

export function updateById(table: string, id: string, changes: Values): Write {
  const names = namesIn(changes)
  const sets = names.map((name, at) => `${column(name)} = $${at + 2}`).join(', ')
  const text = `UPDATE ${table} SET ${sets} WHERE id = $1`
  return { to: table, text, values: [id, ...names.map((name) => changes[name])] }
}

/** Several changes as one statement: none of them sees what another does. */
export function together(writes: readonly Write[]): Pick<Write, 'text' | 'values'> {
  const texts = writes.map(({ text }, at) => shifted(text, valuesBefore(writes, at)))
  const last = texts.pop() ?? ''
  const others = texts.map((text, at) => `w${at} AS (${text})`).join(', ')
  const values = writes.flatMap((write) => write.values)
  return { text: others === '' ? last : `WITH ${others} ${last}`, values }
}

/** The driver would take a list for PostgreSQL's own kind of array. */
export const json = (value: unknown): string => JSON.stringify(value)

/** Column by the code's name for it, and the other way round: `leadId` is `lead_id`. */
export function named(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}

/** For a list of what to select, of one table where there are several. */
export const columns = (names: readonly string[], table?: string): string =>
  names.map((name) => (table === undefined ? column(name) : `${table}.${column(name)}`)).join(', ')

const column = (name: string): string =>
  `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`

const namesIn = (values: Values): readonly string[] =>
  Object.keys(values).filter((name) => values[name] !== undefined)

const valuesBefore = (writes: readonly Write[], at: number): number =>
  writes.slice(0, at).reduce((sum, { values }) => sum + values.length, 0)

const shifted = (text: string, by: number): string =>
  by === 0 ? text : text.replace(/\$(\d+)/g, (_, nth: string) => `$${Number(nth) + by}`)
