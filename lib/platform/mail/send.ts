import { createTransport, type Transporter } from "nodemailer"
import { configuration } from "../configuration"
import type { Mail } from "./outbox"

/** What the mail server answered: taken, refused for good, or to be asked again later. */
export type Delivery = { outcome: "sent" } | { outcome: "refused" | "later"; reason: string }

let transport: Transporter | undefined

/** Hands one mail to the mail server, under a Message-ID that follows from its id, so that a second copy is known as one. */
export async function sendMail({ to, subject, text, html }: Mail, id: string): Promise<Delivery> {
  const { smtpUrl, mailFrom } = configuration()
  transport ??= createTransport({
    url: smtpUrl,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const messageId = `<${id}@${mailFrom.split("@")[1]?.replace(">", "").trim()}>`
  try {
    await transport.sendMail({ from: mailFrom, to: { name: "", address: to }, subject, text, html, messageId })
    return { outcome: "sent" }
  } catch (error) {
    return { outcome: isRefusal(error) ? "refused" : "later", reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Closes the connections that are kept to the mail server. */
export function closeMail(): void {
  transport?.close()
  transport = undefined
}

type MailFault = Error & { code?: string; responseCode?: number }

/** A 5xx about the recipient or the message will be the same next time; one about our own sign-in is for an operator to mend. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as MailFault
  return (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode ?? 0) >= 500
}
