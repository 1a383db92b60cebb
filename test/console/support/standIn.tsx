/** A feature that says who came through the gate, and with what. */
import type { ConsoleContext, ConsoleFeature, ConsoleRoute } from "../../../src/console/consoleRoute.js";

const said = async (context: ConsoleContext): Promise<void> => {
  const { staff, role, form, files, csrfField } = context;
  const text = JSON.stringify({
    name: staff.name,
    role,
    form,
    files: files.map(({ field, name, bytes }) => ({ field, name, size: bytes.length })),
  });
  const body = (
    <div>
      <pre safe>{text}</pre>
      <form method="post">{csrfField}</form>
    </div>
  );
  await context.send({ title: "控え", section: "start" }, body);
};

const route = (
  route: Pick<ConsoleRoute, "method" | "path" | "scope" | "role"> & Partial<ConsoleRoute>,
): ConsoleRoute => ({
  run: said,
  ...route,
});

export const standIn: ConsoleFeature = {
  routes: [
    route({ method: "get", path: "/console", scope: "anyone", role: "viewer" }),
    route({ method: "get", path: "/console/:ward", scope: "ward", role: "viewer" }),
    route({ method: "get", path: "/console/:ward/notes", scope: "ward", role: "editor" }),
    route({ method: "post", path: "/console/:ward/notes", scope: "ward", role: "editor" }),
    route({ method: "post", path: "/console/:ward/pictures", scope: "ward", role: "editor", body: "upload" }),
    route({ method: "get", path: "/console/installation", scope: "installation", role: "admin" }),
    route({
      method: "post",
      path: "/console/:ward/done",
      scope: "ward",
      role: "viewer",
      run: async (context) =>
        context.redirect(`/console/${context.ward.ward.id}`, { kind: "success", text: "できました" }),
    }),
    route({
      method: "get",
      path: "/console/:ward/piece",
      scope: "ward",
      role: "viewer",
      run: async (context) => context.send({ title: "", section: "start", fragment: true }, <b>三人</b>),
    }),
    route({
      method: "get",
      path: "/console/:ward/gone",
      scope: "ward",
      role: "viewer",
      run: async (context) => context.refuse(404, "このお知らせは<b>ありません</b>。"),
    }),
  ],
};

/** What the stand-in said. */
export const heard = (html: string): { name: string; role: string; form: object; files: object[] } =>
  JSON.parse((/<pre>(.*?)<\/pre>/s.exec(html)?.[1] ?? "null").replaceAll("&#34;", '"').replaceAll("&quot;", '"'));
