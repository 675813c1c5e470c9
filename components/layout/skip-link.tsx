/** The first stop of the keyboard: past the header, to what the page says. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-20 inline-flex min-h-13 -translate-y-40 items-center rounded-control bg-petrol px-6 text-on-petrol hover:text-on-petrol focus:translate-y-0 print:hidden"
    >
      {label}
    </a>
  )
}
