import { NotFound } from "@/components/layout/not-found"

/**
 * Drawn into every page twice over, in case it has to be shown without a new page: after an action of somebody whose
 * access has just ended. So it holds nothing but a name; whoever asks for a page is sent `(public)/not-found`.
 */
export default function NotFoundInPlace() {
  return <NotFound />
}
