import { writtenIn } from "@/lib/forms/rules"

let sent: readonly string[] = []

/** Notes what was written in a form that is being sent, as long as the page stands: should its answer be that nothing is there. */
export function noteSent(form: HTMLFormElement): void {
  sent = writtenIn(new FormData(form))
}

export const lastWritten = (): readonly string[] => sent
