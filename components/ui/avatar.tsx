import type { Tone } from "./badge"

const TONES: Record<Tone | "sunDeep", string> = {
  petrol: "bg-petrol-tint text-petrol-strong",
  plum: "bg-plum-tint text-plum",
  sun: "bg-sun text-on-sun",
  sunDeep: "bg-on-sun text-sun",
  red: "bg-red-tint text-red",
  green: "bg-green-tint text-green",
  plain: "bg-card text-plum",
}

/** "Jeanne Lefèvre" is JL, and so is "Dr Jeanne Lefèvre"; a name of one word, in any writing, is its first letter. */
function initialsOf(name: string): string {
  const words = name
    .replace(/^(Dr|Pr)\.?\s+/, "")
    .trim()
    .split(/\s+/)
  const first = [...(words[0] ?? "")][0] ?? ""
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : ""
  return (first + last).toLocaleUpperCase("fr")
}

/** Decoration beside the name, which is always written next to it. */
export function Avatar({ name, tone = "plum" }: { name: string; tone?: keyof typeof TONES }) {
  return (
    <span
      aria-hidden="true"
      className={`grid size-11 shrink-0 place-items-center rounded-round font-heading text-body ${TONES[tone]}`}
    >
      {initialsOf(name)}
    </span>
  )
}
