import { randomUUID } from "node:crypto"
import { mkdirSync } from "node:fs"
import { type AddressObject, simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"
import { type DemoMail, keepDemoMail, mailFolder } from "./mail-folder"

/** A real SMTP server on loopback that keeps what it gets in the data folder; it delivers nothing to anybody. */
export async function startMailbox(data: string, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const folder = mailFolder(data)
  mkdirSync(folder, { recursive: true })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    size: 1_000_000,
    logger: false,
    onData: (stream, _session, done) => {
      keep(folder, stream).then(
        () => done(),
        (error: Error) => done(error),
      )
    },
  })
  server.on("error", (error) => console.error(`The demo mail box: ${error.message}`))
  await new Promise<void>((ready, fail) => {
    server.server.once("error", () => fail(new Error(`The port ${port} of the demo mail box is taken.`)))
    server.listen(port, "127.0.0.1", ready)
  })
  const address = server.server.address()
  return {
    port: address && typeof address === "object" ? address.port : port,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

async function keep(folder: string, stream: Parameters<typeof simpleParser>[0]) {
  const mail = await simpleParser(stream)
  const receivedAt = new Date().toISOString()
  const id = `${receivedAt.replaceAll(/\D/g, "")}-${randomUUID().slice(0, 8)}`
  const kept: DemoMail = {
    id,
    to: addresses(mail.to),
    from: addresses(mail.from),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    receivedAt,
  }
  await keepDemoMail(folder, kept)
}

function addresses(field: AddressObject | AddressObject[] | undefined): string {
  const list = Array.isArray(field) ? field : field ? [field] : []
  return list.flatMap(({ value }) => value.map(({ address }) => address ?? "")).join(", ")
}
