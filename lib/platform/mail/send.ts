import { createTransport, type Transporter } from "nodemailer"
import { configuration } from "../configuration"
import type { JobPayloads } from "../jobs/enqueue"

export type Mail = JobPayloads["mail.send"]

/** What the mail server answered: taken, or refused for good with its reason. */
export type Delivery = { delivered: true } | { delivered: false; reason: string }

let transport: Transporter | undefined

/** Hands one mail to the mail server; throws when another attempt may succeed, for instance while it is away. */
export async function sendMail({ to, subject, text, html }: Mail): Promise<Delivery> {
  const { smtpUrl, mailFrom } = configuration()
  transport ??= createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from: mailFrom, to: { name: "", address: to }, subject, text, html })
    return { delivered: true }
  } catch (error) {
    if (isRefusal(error)) return { delivered: false, reason: error.message }
    throw error
  }
}

type MailFault = Error & { code?: string; responseCode?: number }

/** A 5xx about the recipient or the message will be the same next time; one about our own sign-in is for an operator to mend. */
function isRefusal(error: unknown): error is MailFault {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as MailFault
  return (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode ?? 0) >= 500
}
