import { plainSigns } from "../plain-text"

/** French mobile numbers and the country that each begins in: the overseas departments have their own, and 06 39 98 is kept for examples. */
const MOBILES: readonly [RegExp, string][] = [
  [/^0(69[01]\d{6})$/, "+590"],
  [/^0(694\d{6})$/, "+594"],
  [/^0(69[67]\d{6})$/, "+596"],
  [/^0(69[23]\d{6})$/, "+262"],
  [/^0(639(?!98)\d{6})$/, "+262"],
  [/^0([67]\d{8})$/, "+33"],
]

/** A number as any telephone in the world dials it (E.164), from how people write it; null for what no text message reaches. */
export function mobileNumber(typed: string): string | null {
  const written = plainSigns(typed)
    .replace(/\(0\)/, "")
    .replaceAll(/[\s.\-/()]/g, "")
    .replace(/^00/, "+")
  const own = written.replace(/^\+(33|262|590|594|596)0?(?=[67]\d{8}$)/, "0")
  for (const [shape, country] of MOBILES) {
    const found = shape.exec(own)
    if (found) return `${country}${found[1]}`
  }
  // A number of France that is no mobile reads no text message.
  return /^\+(?!33|262|59[046])[1-9]\d{7,14}$/.test(written) ? written : null
}

/** A number as it is read aloud: "06 39 98 12 34", "+32 470 12 34 56" as it was given. */
export function shownNumber(number: string): string {
  const own = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(number)
  return own
    ? `0${own.slice(1).join(" ")}`
    : number.replace(/^(\+(?:33|262|59[046]|\d\d))(\d{3})(\d\d)(\d\d)(\d*)$/, "$1 $2 $3 $4 $5")
}
