import postgres from "postgres"
import { type Medicine, MedicinesFileError, parseMedicinesFile } from "./medicines-file"

const AT_ONCE = 5_000
/** A newer edition that names fewer than four in five of those before is taken for a file that was cut. */
const MOST_GONE = 0.2
const SOURCE = "Base de données publique des médicaments (base-donnees-publique.medicaments.gouv.fr)"

/** Which edition a file is, and whether whoever loads it knows that it has far fewer medicines than the one before. */
type Edition = { edition: string; mayShrink?: boolean }
type Loaded = { medicines: number; added: number; gone: number }

/**
 * Writes the medicines of an edition as the owner. Those that it no longer names stay, so that a line which has their code can
 * still say them; the same edition again changes nothing, or what was corrected in it.
 * @throws MedicinesFileError before anything is written
 */
export async function loadMedicines(ownerUrl: string, bytes: Uint8Array, which: Edition): Promise<Loaded> {
  requireDay(which.edition)
  const medicines = parseMedicinesFile(bytes)
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return await owner.begin((sql) => write(sql, medicines, which))
  } finally {
    await owner.end()
  }
}

function requireDay(edition: string) {
  const day = new Date(`${edition}T00:00:00Z`)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(edition) && day.toJSON()?.startsWith(edition)
  if (!isDay) throw new MedicinesFileError([`the edition is a day as 2026-12-31, and not ${JSON.stringify(edition)}`])
  if (day.getTime() > Date.now()) throw new MedicinesFileError([`the edition of ${edition} is not out yet`])
}

async function write(sql: postgres.TransactionSql, medicines: Medicine[], { edition, mayShrink }: Edition): Promise<Loaded> {
  await sql`lock table medicine_editions in share row exclusive mode`
  const [{ latest = null } = {}] = await sql<
    { latest: string | null }[]
  >`select max(edition)::text as latest from medicine_editions`
  if (latest && latest > edition)
    throw new MedicinesFileError([`the edition of ${latest} is loaded, which is newer than ${edition}`])
  const before = new Set((await sql<{ cis: string }[]>`select cis from medicines where is_listed`).map(({ cis }) => cis))
  const now = new Set(medicines.map(({ cis }) => cis))
  const gone = [...before].filter((cis) => !now.has(cis)).length
  if (gone > before.size * MOST_GONE && !mayShrink)
    throw new MedicinesFileError([
      `${gone} of the ${before.size} medicines that are listed are not in this file: it may be cut. Add --fewer where it is right.`,
    ])
  await sql`insert into medicine_editions ${sql({ edition, source: SOURCE, medicines: now.size })}
    on conflict (edition) do update set medicines = excluded.medicines, loaded_at = now()`
  await sql`update medicines set is_listed = false where is_listed`
  for (let from = 0; from < medicines.length; from += AT_ONCE) await put(sql, medicines.slice(from, from + AT_ONCE), edition)
  return { medicines: now.size, added: [...now].filter((cis) => !before.has(cis)).length, gone }
}

async function put(sql: postgres.TransactionSql, rows: Medicine[], edition: string) {
  await sql`insert into medicines (cis, name, form, authorisation, marketing, words, edition, is_listed)
    select m.cis, m.name, m.form, m.authorisation, m.marketing, ' ' || relais.plain_words(m.name), ${edition}, true
    from jsonb_to_recordset(${sql.json(rows)}) m (cis text, name text, form text, authorisation text, marketing text)
    on conflict (cis) do update set name = excluded.name, form = excluded.form, authorisation = excluded.authorisation,
      marketing = excluded.marketing, words = excluded.words, edition = excluded.edition, is_listed = true`
}
