import { type HelpNumber, helpNumbers } from "@/drizzle/reference/catalogue"

/** The numbers to call in danger, in the order shown. */
export function listHelpNumbers(): readonly HelpNumber[] {
  return helpNumbers.numbers
}
