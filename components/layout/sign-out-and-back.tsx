import { Button } from "../ui/button"

/** For the wrong person in front of the right page: signs out, and comes back to it. */
export function SignOutAndBack({ back, label }: { back: string; label: string }) {
  return (
    <form action="/sign-out" method="post">
      <input type="hidden" name="back" value={back} />
      <Button type="submit" tone="secondary">
        {label}
      </Button>
    </form>
  )
}
