import { Icon } from "./icon"

export type Step = { label: string; state: "done" | "current" | "next"; href?: string }

type StepsProps = {
  label: string
  items: Step[]
  /** The words "fait" said for a step that is done. */
  doneWord: string
}

/** Where one is in a form of several pages. */
export function Steps({ label, items, doneWord }: StepsProps) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-6">
        {items.map((step, index) => (
          <li
            key={step.label}
            aria-current={step.state === "current" ? "step" : undefined}
            className="flex min-h-11 items-center gap-2"
          >
            <StepMark state={step.state} number={index + 1} />
            <span className={step.state === "current" ? "font-heading" : "text-soft"}>
              {step.href ? (
                <a href={step.href} className="inline-flex min-h-11 items-center">
                  {step.label}
                </a>
              ) : (
                step.label
              )}
              {step.state === "done" && <span className="sr-only">, {doneWord}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const MARKS: Record<Step["state"], string> = {
  done: "border-green bg-green-tint text-green",
  current: "border-petrol bg-petrol text-on-petrol",
  next: "border-field text-soft",
}

function StepMark({ state, number }: { state: Step["state"]; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={`grid size-8 place-items-center rounded-round border-2 font-heading text-small ${MARKS[state]}`}
    >
      {state === "done" ? <Icon name="check" size={16} /> : number}
    </span>
  )
}
