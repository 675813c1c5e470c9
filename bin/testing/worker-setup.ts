import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import postgres from "postgres"
import { inject } from "vitest"
import { databaseUrls, demoEnvironment } from "@/bin/stack/environment"
import { keepSecrets } from "@/bin/stack/secrets"
import { createDatabase } from "@/drizzle/create-database"
import { TEMPLATE } from "@/drizzle/testing/template"

const { superuserUrl, folder } = inject("cluster")
const number = process.env.VITEST_POOL_ID ?? "1"
const own = join(folder, `worker-${number}`)
const place = {
  secrets: keepSecrets(folder),
  folder: own,
  database: `relais_test_${number}`,
  postgresPort: Number(new URL(superuserUrl).port),
  portalUrl: "http://localhost:3000",
  identityUrl: "http://localhost:3001",
  smtpPort: 2525,
  smsPort: 2526,
}

// The first file of this worker makes its database; the others go on in it.
if (!existsSync(own)) {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  await createDatabase(sql, place.database, TEMPLATE)
  // How long a statement may take says how busy the machine of a portal may be; that of the tests may be busier.
  for (const setting of ["statement_timeout", "idle_in_transaction_session_timeout"])
    await sql.unsafe(`alter role relais_portal in database ${place.database} set ${setting} = '120s'`)
  await sql.end()
  mkdirSync(join(own, "objects"), { recursive: true })
}

Object.assign(process.env, demoEnvironment(place), {
  OWNER_DATABASE_URL: databaseUrls(place).owner,
  SUPERUSER_DATABASE_URL: superuserUrl.replace(/\/postgres$/, `/${place.database}`),
})
