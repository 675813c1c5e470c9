import postgres from "postgres"
import { type Crowd, makeCrowd, type Reader } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { type ListStatement, listOnce, takeListStatement } from "./list-transaction"
import { inTurn, median, ratio } from "./rounds"

type Size = { documents: number; rounds: number; milliseconds: number }

const WITHOUT = "bench_without_policies"
const PER_ROW = "bench_function_per_row"
const TABLES = ["documents", "item_reads", "item_exclusions", "rectifications"]

/** P3: what row-level security costs, over the same transaction without it and over the way it is usually written. */
export async function measureRowLevelSecurity(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_p3")
  const password = cluster.secrets.portal
  const open: postgres.Sql[] = []
  try {
    const crowd = await makeCrowd(database, { documents: size.documents, longRecord: 1 })
    await makeOtherSides(database, password)
    const lists = await asPortal(database.portalUrl, () => takeLists(crowd))
    const side = async (url: string) => {
      const sql = postgres(url, { max: 1, onnotice: () => {} })
      open.push(sql)
      await expectRows(sql, lists)
      return () => listsPerSecond(sql, lists, size.milliseconds)
    }
    const readings = await inTurn(
      {
        array: await side(database.portalUrl),
        without: await side(database.urlFor(WITHOUT, password)),
        perRow: await side(database.urlFor(PER_ROW, password)),
      },
      size.rounds,
    )
    return tell(readings)
  } finally {
    for (const sql of open) await sql.end()
    await dropOtherSides(database)
    await database.drop()
  }
}

function tell({ array, without, perRow }: Record<"array" | "without" | "perRow", number[]>): Figure[] {
  const perSecond = (values: number[]) => `${Math.round(median(values))}/s`
  return [
    figure(
      "P3",
      "list with row-level security ÷ without, same transaction",
      ratio(array, without),
      "ratio",
      { least: 0.8 },
      `${perSecond(array)} over ${perSecond(without)}: the policies ask once per statement which of the asked patients are visible.`,
    ),
    figure(
      "P3-per-row",
      "list with an array of visible patients ÷ with a function per row",
      ratio(array, perRow),
      "ratio",
      { least: 1.4 },
      `${perSecond(array)} over ${perSecond(perRow)}.`,
    ),
  ]
}

/** The twin of the portal's function, asked about a row instead of about the transaction.
 * Two roles of this cluster that the portal does not know: one past the policies, one under a function per row. */
async function makeOtherSides(database: BenchDatabase, password: string) {
  await dropOtherSides(database)
  await asSuperuser(database.superuserUrl, async (sql) => {
    await sql.unsafe(`
      create role ${WITHOUT} login bypassrls password '${password}';
      create role ${PER_ROW} login password '${password}';
      grant connect on database ${database.name} to ${WITHOUT}, ${PER_ROW};
      grant usage on schema public to ${WITHOUT}, ${PER_ROW};
      grant select on ${TABLES.join(", ")} to ${WITHOUT}, ${PER_ROW};
      create schema bench;
      grant usage on schema bench to ${PER_ROW};
      create function bench.may_see(asked uuid) returns boolean
        language sql stable security definer set search_path = pg_catalog, pg_temp
        as $$
          select exists (select from public.patients p
            where p.patient_id = asked
              and (p.holder_account_id = relais.current_actor()
                or exists (select from public.delegations d
                  where d.patient_id = p.patient_id and d.caregiver_account_id = relais.current_actor()
                    and d.status in ('waiting', 'active') and d.opens_at <= now() and now() < d.closes_at)))
        $$;
      grant create on schema bench to relais_policy;
      alter function bench.may_see owner to relais_policy;`)
    for (const table of TABLES)
      await sql.unsafe(`create policy bench_per_row on ${table} for select to ${PER_ROW} using (bench.may_see(patient_id))`)
  })
}

async function dropOtherSides(database: BenchDatabase) {
  await asSuperuser(database.superuserUrl, async (sql) => {
    for (const role of [WITHOUT, PER_ROW]) {
      const [known] = await sql`select from pg_roles where rolname = ${role}`
      if (known) await sql.unsafe(`drop owned by ${role} cascade; drop role ${role}`)
    }
  })
}

type List = { statement: ListStatement; reader: Reader }

/** Patients and caregivers in turn: their statements differ. */
async function takeLists({ holders, caregivers }: Crowd): Promise<List[]> {
  const [own, acting] = [await takeListStatement(holders[0] as Reader), await takeListStatement(caregivers[0] as Reader)]
  return holders.flatMap((reader, index) => [
    { statement: own, reader },
    { statement: acting, reader: caregivers[index] as Reader },
  ])
}

/** A side that reads nothing would look fast. */
async function expectRows(sql: postgres.Sql, lists: List[]) {
  for (const { statement, reader } of lists)
    if ((await listOnce(sql, statement, reader)) === 0) throw new Error("A side reads nothing")
}

async function listsPerSecond(sql: postgres.Sql, lists: List[], milliseconds: number) {
  const from = performance.now()
  let count = 0
  for (; performance.now() - from < milliseconds; count++) {
    const { statement, reader } = lists[count % lists.length] as List
    await listOnce(sql, statement, reader)
  }
  return (count / (performance.now() - from)) * 1000
}
