/** Several short sentences, one under the other. */
export function BulletList({ items }: { items: string[] }) {
  return (
    <ul className="flex max-w-text list-disc flex-col gap-2 pl-6 marker:text-petrol">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
