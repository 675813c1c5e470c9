import type { OwnRequestView } from "@/lib/review/asking/queries"

/** One name to a line: a name may hold a comma. */
export function FileNames({ evidence }: Pick<OwnRequestView, "evidence">) {
  return (
    <ul className="flex flex-col gap-1 wrap-anywhere">
      {evidence.map(({ id, fileName }) => (
        <li key={id}>{fileName}</li>
      ))}
    </ul>
  )
}
