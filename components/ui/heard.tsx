/** Said after the words of a link or a button to whoever hears it out of its row: which of several of the same name it is. */
export function Heard({ children }: { children: string | undefined }) {
  return children ? <span className="sr-only">{`, ${children}`}</span> : null
}
