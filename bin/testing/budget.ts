import budget from "./budget.json" with { type: "json" }

export type PartName = keyof typeof budget

/** How long each part took, and what is too long: a test that is added must not make everybody wait for more than this. */
export type Timed = { name: PartName; seconds: number }

/** The parts that took longer than the budget gives them, one sentence each. */
export function overBudget(parts: readonly Timed[], given: Record<PartName, number> = budget): string[] {
  return parts
    .filter(({ name, seconds }) => seconds > given[name])
    .map(({ name, seconds }) => `${name} took ${Math.round(seconds)} seconds; bin/testing/budget.json gives it ${given[name]}.`)
}

/** The seconds of every part, each with what it may take. */
export const timeTable = (parts: readonly Timed[]): string =>
  parts.map(({ name, seconds }) => `${name.padEnd(12)}${String(Math.round(seconds)).padStart(5)} s of ${budget[name]}`).join("\n")
