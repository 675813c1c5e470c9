/** The scripts that any page of Next names. */
export default function EmptyPage() {
  return <p>Rien</p>
}
