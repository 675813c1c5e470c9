import postgres from "postgres"
import { rules } from "./catalogue"
import { preventionRules } from "./prevention-catalogue"

/**
 * Writes the dated rules as the owner, given a connection or its address; a second run changes nothing, older versions stay.
 * A published version of a rule of prevention is left as it is. The other lists are read from their files: no statement asks the
 * database for them.
 */
export async function loadReference(owner: postgres.Sql | string): Promise<void> {
  if (typeof owner !== "string") return loadBoth(owner)
  const sql = postgres(owner, { max: 1, onnotice: () => {} })
  try {
    await loadBoth(sql)
  } finally {
    await sql.end()
  }
}

async function loadBoth(sql: postgres.Sql): Promise<void> {
  await loadRules(sql)
  await loadPreventionRules(sql)
}

async function loadPreventionRules(sql: postgres.Sql): Promise<void> {
  for (const rule of preventionRules.rules)
    await sql`insert into prevention_rules (code, version, subject, status, sex, ages, asks_high_risk, topic, rhythm, words, sources,
        in_force_from, review_on)
      values (${rule.code}, ${rule.version}, ${rule.subject}, ${rule.status}, ${rule.sex}, ${sql.json(rule.ages)}, ${rule.asksHighRisk},
        ${rule.topic}, ${sql.json(rule.rhythm)}, ${sql.json(rule.words)}, ${sql.json(rule.sources)}, ${rule.inForceFrom}, ${rule.reviewOn})
      on conflict (code, version) do nothing`
}

async function loadRules(sql: postgres.Sql): Promise<void> {
  const rows = rules.rules.map(({ code, value, unit, origin, reason }) => ({
    code,
    valid_from: rules.validFrom,
    source: rules.source,
    value,
    unit,
    origin,
    reason,
  }))
  await sql`insert into rules ${sql(rows)}
    on conflict (code, valid_from) do update set
      source = excluded.source, value = excluded.value, unit = excluded.unit, origin = excluded.origin, reason = excluded.reason`
}
