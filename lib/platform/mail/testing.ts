import type { AddressInfo } from "node:net"
import { SMTPServer, type SMTPServerSession } from "smtp-server"

type Received = { id: string; to: string; text: string }

/** A real mail server that keeps what it took, and that a test can let refuse or think for a while. */
export type MailServer = {
  url: string
  received: Received[]
  /** What it says to a recipient; null takes the mail. */
  refusal: (to: string) => Error | null
  /** Called when a mail is there whole; its yes waits for what this gives. */
  thinks: (to: string) => Promise<void>
  /** Waits until so many mails have come, each counted once by its name. */
  until(count: number, nameOf?: (mail: Received) => unknown): Promise<void>
  close(): Promise<void>
}

export const refused = (responseCode: number, sentence: string) => Object.assign(new Error(sentence), { responseCode })

export async function startMailServer(): Promise<MailServer> {
  const waiting = new Set<() => void>()
  const keep = async (session: SMTPServerSession, source: string) => {
    const to = session.envelope.rcptTo.map(({ address }) => address).join(", ")
    await mail.thinks(to)
    mail.received.push({ id: /^message-id: (\S+)/im.exec(source)?.[1] ?? "", to, text: source })
    for (const look of waiting) look()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(mail.refusal(address)),
    onData: (stream, session, done) => {
      let source = ""
      stream.on("data", (chunk: Buffer) => {
        source += chunk.toString()
      })
      stream.on("end", () => keep(session, source).then(() => done(), done))
    },
  })
  server.on("error", () => {})
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received: [],
    refusal: () => null,
    thinks: async () => {},
    until: (count, nameOf) =>
      new Promise((done) => {
        const look = () => {
          const come = nameOf ? new Set(mail.received.map(nameOf)).size : mail.received.length
          if (come < count) return
          waiting.delete(look)
          done()
        }
        waiting.add(look)
        look()
      }),
    close: () => new Promise((done) => server.close(() => done())),
  }
  return mail
}
