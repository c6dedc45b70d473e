import {
  type ColumnType,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/**
 * The schema engine reads PostgreSQL's catalogues, which have columns of the type "char". PrismaPg
 * does not know that type, so what it refuses is asked again with the few types catalogues have.
 */
export function withCatalogReads(database: SqlDriverAdapter, pool: pg.Pool): SqlDriverAdapter {
  const queryRaw = async (query: SqlQuery) => {
    try {
      return await database.queryRaw(query)
    } catch (error) {
      if (isUnknownType(error)) return readCatalog(pool, query)
      throw error
    }
  }
  return { ...database, queryRaw }
}

async function readCatalog(pool: pg.Pool, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const query = { text: sql, values: [...args], rowMode: 'array' as const }
  const { fields, rows } = await pool.query<unknown[]>(query)
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ dataTypeID, name }) => columnType(dataTypeID, name)),
    rows,
  }
}

function columnType(oid: number, name: string): ColumnType {
  const type = catalogTypes.get(oid)
  if (type === undefined)
    throw new Error(`The catalogue's column ${name} has the unknown type ${oid}`)
  return type
}

/** By the numbers of pg_type: bool, "char", name, int8, int2, int4, text, oid, varchar and arrays. */
const catalogTypes: ReadonlyMap<number, ColumnType> = new Map([
  [16, ColumnTypeEnum.Boolean],
  [18, ColumnTypeEnum.Character],
  [19, ColumnTypeEnum.Text],
  [20, ColumnTypeEnum.Int64],
  [21, ColumnTypeEnum.Int32],
  [23, ColumnTypeEnum.Int32],
  [25, ColumnTypeEnum.Text],
  [26, ColumnTypeEnum.Int64],
  [1003, ColumnTypeEnum.TextArray],
  [1005, ColumnTypeEnum.Int32Array],
  [1007, ColumnTypeEnum.Int32Array],
  [1009, ColumnTypeEnum.TextArray],
  [1043, ColumnTypeEnum.Text],
])

function isUnknownType(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { cause } = error
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'kind' in cause &&
    cause.kind === 'UnsupportedNativeDataType'
  )
}
