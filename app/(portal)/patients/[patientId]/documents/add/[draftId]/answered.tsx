import { Button } from "@/components/ui/button"
import { DescriptionList } from "@/components/ui/description-list"
import type { DescribeStep } from "@/lib/documents/deposit/steps/rules"

/** An answer in words, and the question that it answers. */
export type Answer = { step: DescribeStep; term: string; said: string }

/**
 * What was answered so far, each with the way back to its question. The ways back are buttons of the form, so that what is
 * typed on this page goes along; before them stands the one that Enter presses where no script runs.
 */
export function Answered({ answers, again, change }: { answers: readonly Answer[]; again: string; change: string }) {
  return (
    <div>
      <button type="submit" hidden />
      <DescriptionList
        items={answers.map(({ step, term, said }) => ({
          term,
          description: (
            <div className="flex flex-wrap items-center gap-x-4">
              {said}
              <Button
                tone="quiet"
                name="step"
                value={step}
                formAction={again}
                formMethod="post"
                aria-label={`${change}, ${term}`}
              >
                {change}
              </Button>
            </div>
          ),
        }))}
      />
    </div>
  )
}
