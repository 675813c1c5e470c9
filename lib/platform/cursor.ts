import { isUuid } from "./uuid"

/** Where a page of a keyset list begins: microseconds since 1970, as the database keeps them, and an id. */
export type Cursor = { micros: string; id: string }

const CURSOR = /^(\d{1,16})\.(.+)$/

/** Writes a cursor so that it can stand in an address; it opens nothing, since the scope is asked again on every page. */
export function encodeCursor({ micros, id }: Cursor): string {
  return Buffer.from(`${micros}.${id}`).toString("base64url")
}

/** Reads a cursor; undefined for anything that `encodeCursor` did not write. */
export function decodeCursor(text: string): Cursor | undefined {
  const [, micros, id] = CURSOR.exec(Buffer.from(text.slice(0, 100), "base64url").toString("latin1")) ?? []
  return micros && id && isUuid(id) ? { micros, id } : undefined
}

/** The cursor in a query of an address; undefined for whatever else stands there. */
export const cursorOf = (asked: string | string[] | undefined): Cursor | undefined =>
  typeof asked === "string" ? decodeCursor(asked) : undefined
