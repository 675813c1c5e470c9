import { ConflictError } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import { ruleValue } from "@/lib/reference/dated-rules"
import { ageOn } from "./rules"

/** Whether somebody born on this day is still under the age of majority (Code civil, art. 414), as days are counted in Paris. */
export function isMinor({ birthDate }: { birthDate: string }, now: Date): boolean {
  return ageOn(birthDate, dayInParis(now)) < ruleValue("majority").value
}

/**
 * Under the age of majority nobody opens a space alone or grants an access, until a parent can stand beside.
 * @throws ConflictError `space.minor`
 */
export function refuseMinor(traits: { birthDate: string } | null, now: Date): void {
  if (traits && isMinor(traits, now)) throw new ConflictError("space.minor")
}
