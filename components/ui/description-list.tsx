import type { ReactNode } from "react"

export type Description = { term: string; description: ReactNode }

/** What, who, when, from where: a term and its answer side by side, one over the other on a telephone. */
export function DescriptionList({ items }: { items: Description[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, description }) => (
        <div key={term} className="grid gap-x-6 py-3 first:pt-0 last:pb-0 sm:grid-cols-[minmax(10rem,1fr)_3fr]">
          <dt className="text-soft">{term}</dt>
          <dd className="min-w-0">{description}</dd>
        </div>
      ))}
    </dl>
  )
}
