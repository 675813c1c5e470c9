import { sayDate, sayPeriod } from "./dates"
import { asText, decimalAt, type Node, nodeAt, textAt, valuesAt } from "./node"
import { sayNumber, sayNumbers, sayQuantity, sayRange, unitWord } from "./quantities"
import type { FhirWords } from "./words"

/** When and how often: "2 fois par jour, le matin", "1 à 3 fois toutes les 6 à 8 heures, pendant 7 jours". */
export function sayTiming(timing: Node, words: FhirWords): string | null {
  const repeat = nodeAt(timing, "repeat")
  const code = nodeAt(timing, "code")
  const days = valuesAt(repeat, "dayOfWeek").map((day) => words.word("when", asText(day)))
  const parts = [
    code && sayCode(code, words),
    sayFrequency(repeat, words),
    sayLength(repeat, words),
    ...sayMoments(repeat, words),
    ...days,
    sayTimesOfDay(repeat, words),
    ...valuesAt(timing, "event").flatMap((date) => (asText(date) ? sayDate(asText(date) ?? "", words.locale) : [])),
    sayBounds(repeat, words),
    sayCount(repeat, words),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(", ") : null
}

/** A code such as BID is a sentence of ours, with what its author wrote beside; another is said by its words, never by its letters. */
function sayCode(code: Node, words: FhirWords): string | null {
  const letters = valuesAt(code, "coding.code").map((each) => words.word("timing", asText(each)))
  const known = letters.find((said) => said !== null)
  if (known) return words.withText(known, code)
  return words.word("timing", textAt(code, "text")) ?? words.concept(code)
}

function sayFrequency(repeat: Node | null, words: FhirWords): string | null {
  const often = sayTimes(repeat?.frequency, repeat?.frequencyMax, words)
  const period = sayNumbers(repeat?.period, repeat?.periodMax, words)
  const unit = textAt(repeat, "periodUnit")
  if (period === null || !unit) return often
  const isOne = decimalAt(repeat, "period")?.value === 1 && repeat?.periodMax === undefined
  const every = isOne ? words.word("per", unit) : words.word("every", unit)?.replace("{period}", period)
  return every ? [often, every].filter(Boolean).join(" ") : often
}

function sayTimes(low: unknown, high: unknown, words: FhirWords): string | null {
  const times = sayNumbers(low, high, words)
  return times && words.say(times === "1" ? "once" : "times", { times })
}

/** How long one time lasts. */
function sayLength(repeat: Node | null, words: FhirWords): string | null {
  const number = sayNumbers(repeat?.duration, repeat?.durationMax, words)
  const unit = textAt(repeat, "durationUnit") ?? ""
  const many = decimalAt(repeat, "durationMax") ?? decimalAt(repeat, "duration")
  return number && words.say("lasting", { duration: `${number}\u00a0${unitWord(unit, many?.value ?? 1, words)}` })
}

/** "le matin", or with its distance: "30 minutes avant le repas". */
function sayMoments(repeat: Node | null, words: FhirWords): string[] {
  const offset = decimalAt(repeat, "offset")
  return valuesAt(repeat, "when").flatMap((code) => {
    const moment = words.word("when", asText(code))
    if (!moment || !offset) return moment ?? []
    const minutes = `${sayNumber(offset, words)}\u00a0${unitWord("min", offset.value, words)}`
    return words.say("minutes_around", { minutes, moment })
  })
}

function sayTimesOfDay(repeat: Node | null, words: FhirWords): string | null {
  const times = valuesAt(repeat, "timeOfDay").flatMap((time) => sayTime(asText(time), words) ?? [])
  if (times.length === 0) return null
  return words.say("at_times", { times: new Intl.ListFormat(words.locale).format(times) })
}

/** A time of day: "8 h 30", "08:30"; null for what is none. */
export function sayTime(text: string | null, words: FhirWords): string | null {
  const [, hour = "", minute = ""] = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?$/.exec(text ?? "") ?? []
  if (!hour) return null
  if (words.locale === "en") return `${hour}:${minute}`
  return minute === "00" ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`
}

function sayBounds(repeat: Node | null, words: FhirWords): string | null {
  const duration = nodeAt(repeat, "boundsDuration")
  const range = nodeAt(repeat, "boundsRange")
  const period = nodeAt(repeat, "boundsPeriod")
  const length = (duration && sayQuantity(duration, words)) ?? (range && sayRange(range, words))
  return length ? words.say("during", { duration: length }) : period && sayPeriod(period, words)
}

function sayCount(repeat: Node | null, words: FhirWords): string | null {
  const times = sayTimes(repeat?.count, repeat?.countMax, words)
  return times && words.say("times_in_all", { times })
}
