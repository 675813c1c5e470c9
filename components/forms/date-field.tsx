import type { MouseEvent } from "react"
import { dayInParis } from "@/lib/platform/days"
import { Button } from "../ui/button"
import { ByHand, CONTROL, FieldGroup, type FieldWords, wiring } from "./field"
import { type FieldBinding, fieldId, oneOf } from "./form-state"

export type DateWords = { dayWord: string; monthWord: string; yearWord: string }

type DateFieldProps = FieldBinding &
  FieldWords &
  DateWords & {
    /** For one's own date of birth: the browser may fill it. */
    birthday?: boolean
    /** When the page's heading already asks the question, it is said and not shown. */
    labelShown?: boolean
    /** A shortcut to the day it is, and where the form is sent to be drawn again with it where no script runs. */
    today?: { word: string; again: string }
  }

/**
 * Day, month and year as three numbers: nothing to aim at, nothing to scroll, and no script. The browser's check reads
 * them from the form as one day, so they are not registered one by one.
 */
export function DateField({ dayWord, monthWord, yearWord, birthday, today, register: _one, ...group }: DateFieldProps) {
  const { name, initial, errors } = group
  const [year = "", month = "", day = ""] = (oneOf(initial) ?? "").split("-")
  const { "aria-describedby": described, "aria-invalid": invalid } = wiring({ name, errors }, group.hint)
  const parts = [
    { part: "day", word: dayWord, value: day, size: 2, fill: "bday-day", id: fieldId(name) },
    { part: "month", word: monthWord, value: month, size: 2, fill: "bday-month", id: fieldId(`${name}.month`) },
    { part: "year", word: yearWord, value: year, size: 4, fill: "bday-year", id: fieldId(`${name}.year`) },
  ]
  return (
    <FieldGroup {...group}>
      <div className="flex flex-wrap gap-4">
        {parts.map(({ part, word, value, size, fill, id }) => (
          <label key={part} htmlFor={id} className="flex flex-col gap-1">
            <span>{word}</span>
            <input
              id={id}
              name={`${name}.${part}`}
              defaultValue={value}
              inputMode="numeric"
              maxLength={size}
              autoComplete={birthday ? fill : "off"}
              aria-describedby={described}
              aria-invalid={invalid}
              className={`${CONTROL} ${size === 4 ? "max-w-28" : "max-w-20"}`}
            />
          </label>
        ))}
        <ByHand name={name} />
      </div>
      {today && (
        <div>
          <Button tone="quiet" name="today" value={name} formAction={today.again} formMethod="post" onClick={fillToday}>
            {today.word}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}

/** Writes the day it is in Paris into the three numbers beside the button. */
function fillToday(event: MouseEvent<HTMLButtonElement>) {
  const { form, value: name } = event.currentTarget
  const [year, month, day] = dayInParis(new Date()).split("-")
  for (const [part, value] of Object.entries({ day, month, year })) {
    const input = form?.elements.namedItem(`${name}.${part}`)
    if (!(input instanceof HTMLInputElement) || !value) return
    input.value = value
  }
  event.preventDefault()
}
