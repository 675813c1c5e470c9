let sent: readonly string[] = []

/** What is written by hand. */
const WRITTEN = "textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=tel]"

/** Notes what stands in a form that is being sent, as long as the page stands: should its answer be that nothing is there. */
export function noteSent(form: HTMLFormElement): void {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WRITTEN)]
  sent = [...new Set(fields.map(({ value }) => value.trim()).filter(Boolean))]
}

export const lastWritten = (): readonly string[] => sent
