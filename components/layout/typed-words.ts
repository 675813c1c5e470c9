import { type FormValues, formValues } from "@/lib/forms/rules"

/** What stands in the forms that somebody wrote in, as it travels; null when they wrote nothing. */
export function typedIn(forms: Iterable<HTMLFormElement>): string | null {
  const values: FormValues = {}
  for (const form of forms) Object.assign(values, untickedIn(form), formValues(new FormData(form)))
  return Object.keys(values).length > 0 ? JSON.stringify(values) : null
}

/** A box that was unticked is an answer too, and a form does not send it: without this it would come back ticked. */
function untickedIn(form: HTMLFormElement): FormValues {
  const boxes = form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")
  return Object.fromEntries([...boxes].map(({ name }) => [name, []]))
}
