import { beginSignIn } from "@/lib/request/sign-in"

type Context = { params: Promise<{ provider: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return beginSignIn(request, (await params).provider)
}
