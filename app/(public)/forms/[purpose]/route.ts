import { emptyForm, parsePurpose } from "@/lib/delegation/paper-form/rules"
import { formPdf } from "@/lib/platform/letters/form"
import type { PurposeCode } from "@/lib/reference/purposes"
import { pdfResponse } from "@/lib/request/letter"
import { language } from "@/lib/request/words"

type Made = { title: string; bytes: Promise<Buffer> }

/** A form says the same to everybody: each is drawn once in the life of the portal. */
const drawn = new Map<string, Made>()

function drawOnce(spoken: Awaited<ReturnType<typeof language>>, purpose: PurposeCode): Made {
  const key = `${spoken} ${purpose}`
  const form = emptyForm(spoken, purpose, new Date())
  const made = drawn.get(key) ?? { title: form.title, bytes: formPdf(form) }
  drawn.set(key, made)
  made.bytes.catch(() => drawn.delete(key))
  return made
}

/** The form by which an access for a purpose is given on paper, empty, for whoever asks. */
export async function GET(_request: Request, { params }: RouteContext<"/forms/[purpose]">): Promise<Response> {
  const purpose = parsePurpose((await params).purpose)
  if (!purpose) return new Response(null, { status: 404 })
  const { title, bytes } = drawOnce(await language(), purpose)
  return pdfResponse(await bytes, { subject: title, date: new Date() })
}
