/** Signs in to the console of a running product as somebody of the demo, by the link that the terminal shows. */
import type { DemoStaff } from "../../src/console/staff/demoStaff.js";
import type { Service } from "../support/service.js";

export interface Visit {
  status: number;
  type: string;
  bytes: Buffer;
  text: string;
}

/** As the service's configuration says it. */
const origin = "http://localhost:3000";

export async function demoConsole({ url }: Pick<Service, "url">, { path }: DemoStaff) {
  const signedIn = await fetch(url + path, {
    method: "POST",
    body: new URLSearchParams(),
    headers: { origin },
    redirect: "manual",
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const read = async (answer: Response): Promise<Visit> => {
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      type: answer.headers.get("content-type") ?? "",
      bytes,
      text: bytes.toString("utf8"),
    };
  };
  const get = async (page: string) => read(await fetch(url + page, { headers: { cookie } }));
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await get("/console/account")).text)?.[1] ?? "";
  return {
    get,
    async post(page: string, form: Readonly<Record<string, string>>): Promise<Visit> {
      const body = new URLSearchParams({ _csrf: csrf, ...form });
      return read(await fetch(url + page, { method: "POST", headers: { cookie, origin }, body }));
    },
  };
}
