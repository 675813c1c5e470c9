import { tmpdir } from "node:os"
import { demoEnvironment } from "@/bin/stack/environment"
import { openDatabase } from "@/drizzle/client"
import { remindOfAppointments } from "@/lib/appointments/reminding/commands"
import { asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { cpuSecondsOf, cpuSecondsOfFamily } from "./processes"

type Size = { due: number }

/** So many people are reminded of an appointment in a minute on one core, each told by a notice, a mail and a line of the journal. */
const AIM_A_MINUTE = 100_000
/** Two workers at once, as an operator may have them: the second finds what the first has not told. */
const WORKERS = 2

/** What it takes to remind very many people at once of tomorrow, and whether anybody was told twice. */
export async function measureReminders(cluster: Cluster, { due }: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_reminders")
  setUp(cluster, database)
  const worker = openDatabase(database.urlFor("relais_worker", cluster.secrets.worker), WORKERS)
  try {
    await makeDue(database, due)
    const before = cpuSecondsOf(process.pid) + cpuSecondsOfFamily(cluster.pid)
    await Promise.all(Array.from({ length: WORKERS }, () => remindOfAppointments(worker.database)))
    const spent = cpuSecondsOf(process.pid) + cpuSecondsOfFamily(cluster.pid) - before
    const again = await remindOfAppointments(worker.database)
    const told = await countTold(database)
    if (again > 0 || told.some((count) => count !== due))
      throw new Error(`Of ${due} who were to be reminded once, ${told.join(", ")} notices, mails and people; ${again} again`)
    const aMinute = (60 * due) / spent
    const detail = `${((spent * 1000) / due).toFixed(2)} ms of CPU a reminder, of the worker and Postgres; ${due} due, ${WORKERS} workers, none told twice.`
    const what = "reminders of an appointment a minute and core, with a notice, a mail and a line each"
    return [figure("reminders", what, aMinute, "count", { least: AIM_A_MINUTE }, detail)]
  } finally {
    await worker.sql.end()
    await database.drop()
  }
}

/** The job writes the words of its mails in this process: what an operator would have set, where nothing is. */
function setUp({ secrets }: Cluster, { name }: BenchDatabase): void {
  const elsewhere = { portalUrl: "http://localhost:9", identityUrl: "http://localhost:9", smtpPort: 9, smsPort: 9 }
  const environment = demoEnvironment({ secrets, folder: tmpdir(), database: name, postgresPort: 9, ...elsewhere })
  for (const [setting, value] of Object.entries(environment)) process.env[setting] ??= value
}

/** People with a confirmed address, each with an appointment of tomorrow that was noted a month ago; laid past triggers, like a restore. */
const makeDue = (database: BenchDatabase, due: number): Promise<void> =>
  asSuperuser(database.superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`create unlogged table bench_people as
      select n, uuidv7() as patient_id, uuidv7() as holder_id from generate_series(1, ${due}::int) n`
    await sql`insert into accounts (id, face, issuer, subject, display_name, email, email_verified_at, birth_name, given_names, first_given_name, sex, birth_date)
      select holder_id, 'citizen', 'https://identity.test', holder_id::text, 'Jeanne Lefèvre', 'p' || n || '@exemple.fr', now(),
        'Lefèvre', 'Jeanne', 'Jeanne', 'female', '1944-03-12' from bench_people`
    await sql`insert into patients (patient_id, holder_account_id, birth_name, given_names, first_given_name, sex, birth_date, birth_country, wrapped_key, root_key_id)
      select patient_id, holder_id, 'Lefèvre', 'Jeanne', 'Jeanne', 'female', '1944-03-12', '99100', decode(repeat('00', 60), 'hex'), 'bench'
      from bench_people`
    await sql`insert into appointments (patient_id, author_kind, author_account_id, author_name, sensitivity, with_whom, day, hour, zone, said_at)
      select patient_id, 'patient', holder_id, 'Jeanne Lefèvre', 'not', 'Dre Morel', (soon at time zone 'Europe/Paris')::date,
        (soon at time zone 'Europe/Paris')::time(0), 'Europe/Paris', now() - interval '30 days'
      from bench_people, (select now() + interval '20 hours' as soon) clock`
    await sql`vacuum analyze`
  })

/** The notices, the mails, and the people who have one of each. */
const countTold = (database: BenchDatabase): Promise<number[]> =>
  asSuperuser(database.superuserUrl, async (sql) => {
    const [row] = await sql<{ notices: number; mails: number; people: number }[]>`
      select (select count(*)::int from notices) as notices, (select count(*)::int from pgboss.job_common where name = 'mail.send') as mails,
        (select count(distinct data->>'to')::int from pgboss.job_common where name = 'mail.send') as people`
    return row ? [row.notices, row.mails, row.people] : []
  })
