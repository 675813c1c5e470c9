import { readdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** What the demo has "sent": a mail, or a text message, which has no subject. */
export type DemoMail = { id: string; kind?: "sms"; to: string; from: string; subject: string; text: string; receivedAt: string }

const KEPT = 200

/** Where the demo's SMTP server and its SMS gateway keep what they got. */
export const mailFolder = (data: string) => join(data, "mail")

/** Keeps one, whole or not at all: the page reads meanwhile. */
export async function keepDemoMail(folder: string, mail: DemoMail): Promise<void> {
  const half = join(folder, `${mail.id}.part`)
  await writeFile(half, JSON.stringify(mail, null, 2))
  await rename(half, join(folder, `${mail.id}.json`))
}

/** The mails and text messages that the demo has "sent", newest first, as many as a page shows. */
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
