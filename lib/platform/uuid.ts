const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text of an address can name a row at all: Postgres refuses the whole statement for one that cannot. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
