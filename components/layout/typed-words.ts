import { type FormValues, formValues } from "@/lib/forms/rules"

/** What stands in the forms that somebody wrote in, as it travels; null when they wrote nothing. */
export function typedIn(forms: Iterable<HTMLFormElement>): string | null {
  const values: FormValues = {}
  for (const form of forms) Object.assign(values, formValues(new FormData(form)))
  return Object.keys(values).length > 0 ? JSON.stringify(values) : null
}
