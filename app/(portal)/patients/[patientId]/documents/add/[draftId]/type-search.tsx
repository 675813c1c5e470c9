import { TextField } from "@/components/forms/text-field"
import { Button } from "@/components/ui/button"
import type { DescribeWords } from "./describe-words"

export type Search = { query: string; isFound: boolean }
type TypeSearchProps = { again: string; search: Search; words: DescribeWords }

/** Finds the type from the person's own words: the page is drawn again with everything typed in its form, without script too. */
export function TypeSearch({ again, search: { query, isFound }, words }: TypeSearchProps) {
  return (
    <search className="flex flex-col gap-3 sm:flex-row sm:items-end">
      <div className="min-w-0 flex-1">
        <TextField
          name="q"
          type="search"
          initial={query}
          maxLength={100}
          label={words.search}
          hint={isFound ? words.searchHint : <span role="status">{words.nothingFound}</span>}
        />
      </div>
      <Button tone="secondary" formAction={again} formMethod="post">
        {words.searchSubmit}
      </Button>
    </search>
  )
}
