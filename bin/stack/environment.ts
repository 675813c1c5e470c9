import { join } from "node:path"
import type { Secrets } from "./secrets"

type Place = {
  secrets: Secrets
  folder: string
  database: string
  postgresPort: number
  portalUrl: string
  identityUrl: string
  smtpPort: number
  smsPort: number
}

const FACES = [
  ["CITIZEN", "citizen", "citizenClient"],
  ["PROFESSIONAL", "professional", "professionalClient"],
  ["REVIEWER", "reviewer", "reviewerClient"],
] as const

/** Addresses of the same database under each role. */
export function databaseUrls({ secrets, postgresPort, database }: Pick<Place, "secrets" | "postgresPort" | "database">) {
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${postgresPort}/${database}`
  return {
    owner: url("relais_owner", secrets.owner),
    portal: url("relais_portal", secrets.portal),
    worker: url("relais_worker", secrets.worker),
  }
}

/** What an operator would write into the environment by hand, for the demo and for the tests. */
export function demoEnvironment(place: Place): Record<string, string> {
  const { secrets, folder, portalUrl, identityUrl } = place
  const urls = databaseUrls(place)
  const identity = FACES.map(([prefix, face, secret]) => [
    [`${prefix}_ISSUER`, `${identityUrl}/${face}`],
    [`${prefix}_CLIENT_ID`, `relais-${face}`],
    [`${prefix}_CLIENT_SECRET`, secrets[secret]],
  ])
  return {
    RELAIS_MODE: "demo",
    RELAIS_URL: portalUrl,
    RELAIS_SECRET: secrets.relais,
    DATABASE_URL: urls.portal,
    WORKER_DATABASE_URL: urls.worker,
    ROOT_KEY: secrets.rootKey,
    OBJECTS_STORE: "folder",
    OBJECTS_FOLDER: join(folder, "objects"),
    SMTP_URL: `smtp://127.0.0.1:${place.smtpPort}`,
    SMS_URL: `http://127.0.0.1:${place.smsPort}/`,
    SMS_TOKEN: secrets.smsToken,
    MAIL_FROM: "Relais <ne-pas-repondre@relais.example>",
    JOURNAL_SIGNING_KEY: secrets.journalSigningKey,
    JOURNAL_HEAD_FILE: join(folder, "journal-head.json"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.serverActionsKey,
    RELAIS_DATA: folder,
    ...Object.fromEntries(identity.flat()),
  }
}
