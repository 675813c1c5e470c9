import { createTransport, type Transporter } from "nodemailer"
import { configuration } from "../configuration"
import { enqueue, type JobPayloads } from "../jobs/enqueue"
import type { Carrier, Delivery } from "./delivery"

type Mail = JobPayloads["mail.send"]

let transport: Transporter | undefined

/** Hands one mail to the mail server, under a Message-ID that follows from its id, so that a second copy is known as one. */
async function sendMail(mail: Mail, { id, count }: { id: string; count: number }): Promise<Delivery> {
  const { to, subject, text, html } = counted(mail, count)
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

const counted = ({ many, ...mail }: Mail, count: number): Mail =>
  count > 1 && many ? { ...mail, text: many.replaceAll("{count}", String(count)) } : mail

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

/** Mails, handed to the operator's mail server; what came back for good has done what it names to be done then. */
export const MAILS: Carrier<"mail.send"> = {
  post: "mail.send",
  send: sendMail,
  keepAside: async (tx, mail, reason) => {
    await enqueue(tx, "mail.refused", { ...mail, reason })
    if (mail.whenRefused) await enqueue(tx, mail.whenRefused.job, mail.whenRefused.payload)
  },
  close: closeMail,
}
