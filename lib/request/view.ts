import "server-only"
import { redirect } from "next/navigation"

type Plain = string | number | boolean | null | undefined | Date | readonly Plain[] | { readonly [name: string]: Plain }

/** What a page is drawn from: words, numbers, days, and nothing that reaches the database or draws. */
export type View = { readonly [name: string]: Plain }

/** Another page, which a read answers with: thrown from inside a transaction, a redirect would undo what was traced. */
export class Elsewhere {
  constructor(readonly path: string) {}
}

/** The answer of a read that there is another page to go to. */
export const goTo = (path: string) => new Elsewhere(path)

/** What was read, or the way elsewhere taken now that the transaction is over. */
export function arrive<Read>(read: Read | Elsewhere): Read {
  if (read instanceof Elsewhere) redirect(read.path)
  return read
}
