import { portalDatabase, type Transaction } from "@/drizzle/client"

type Asking = { prepareQuery: (...given: never[]) => unknown }

/** Counts what goes through a session, until `end`. */
function watch(session: unknown) {
  const asking = session as Asking
  const prepare = asking.prepareQuery
  const counted = { statements: 0 }
  asking.prepareQuery = (...given) => {
    counted.statements++
    return prepare.apply(asking, given)
  }
  return {
    counted,
    end: () => {
      asking.prepareQuery = prepare
    },
  }
}

/** How many statements some work sends within its transaction. */
export async function statementsIn(tx: Transaction, work: () => Promise<unknown>): Promise<number> {
  const { counted, end } = watch(tx._.session)
  await work().finally(end)
  return counted.statements
}

/** How many transactions some work begins, and how many statements it sends outside of any. */
export async function costOf<Result>(work: () => Promise<Result>) {
  const database = portalDatabase()
  const begin = database.transaction
  const { counted, end } = watch(database._.session)
  let transactions = 0
  database.transaction = (...given) => {
    transactions++
    return begin(...given)
  }
  try {
    const result = await work()
    return { result, transactions, outside: counted.statements }
  } finally {
    database.transaction = begin
    end()
  }
}
