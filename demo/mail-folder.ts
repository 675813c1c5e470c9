import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

export type DemoMail = { id: string; to: string; from: string; subject: string; text: string; receivedAt: string }

const KEPT = 200

/** Where the demo's SMTP server keeps what it got. */
export const mailFolder = (data: string) => join(data, "mail")

/** The mails that the demo has "sent", newest first, as many as a page shows. */
export async function listDemoMail(data = process.env.RELAIS_DATA ?? ".relais", most = KEPT): Promise<DemoMail[]> {
  const folder = mailFolder(data)
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse()
    .slice(0, most)
  return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as DemoMail))
}
