import { finishSignIn } from "@/lib/request/sign-in"

type Context = { params: Promise<{ nextauth: string[] }> }

/** Only the way back from a provider exists here: `/api/auth/callback/<face>`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [action, provider, ...more] = (await params).nextauth
  if (action !== "callback" || !provider || more.length > 0) return new Response(null, { status: 404 })
  return finishSignIn(request, provider)
}
