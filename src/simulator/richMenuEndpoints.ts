/** Rich menus: objects, pictures and aliases. */
import { limits, richMenuFrame, richMenuProblems } from "../line/limits.js";
import { type Answer, type Call, type Endpoint, field, notFound, ok, refused } from "./call.js";
import { imageSize } from "./imageSize.js";
import { rateLimits } from "./rateLimits.js";
import { problemsRefusal } from "./refusal.js";
import type { RichMenu } from "./richMenus.js";

function validate({ body }: Call): Answer {
  const problems = richMenuProblems(body);
  return problems.length === 0 ? ok() : problemsRefusal(problems);
}

function create(call: Call): Answer {
  const refusal = validate(call);
  if (refusal.status !== 200) return refusal;
  const { menus } = call.channel.richMenus;
  if (menus.size >= limits.richMenusPerChannel) return refused(400, "The maximum number of rich menus is reached");
  const { richMenuId } = call.channel.richMenus.create(call.body as Omit<RichMenu, "richMenuId">);
  return ok({ richMenuId });
}

function upload({ channel, params, bytes, contentType }: Call): Answer {
  const richMenuId = params.richMenuId ?? "";
  const { menus, pictures } = channel.richMenus;
  if (!menus.has(richMenuId)) return notFound();
  if (contentType !== "image/jpeg" && contentType !== "image/png") {
    return refused(415, `The content type, ${contentType}, is not supported`);
  }
  if (pictures.has(richMenuId)) return refused(400, "An image has already been uploaded to the richmenu");
  if (bytes.length > limits.richMenuImageBytes) return refused(413, "Request entity too large");
  const size = imageSize(bytes);
  const fits =
    size !== undefined &&
    size.width >= richMenuFrame.minWidth &&
    size.width <= richMenuFrame.maxWidth &&
    size.height >= richMenuFrame.minHeight &&
    size.width / size.height >= richMenuFrame.minRatio;
  if (!fits) return refused(400, "invalid image size");
  pictures.set(richMenuId, { bytes, contentType });
  return ok();
}

function download({ channel, params }: Call): Answer {
  const picture = channel.richMenus.pictures.get(params.richMenuId ?? "");
  return picture ? { status: 200, bytes: picture.bytes, contentType: picture.contentType } : notFound();
}

function show({ channel, params }: Call): Answer {
  const menu = channel.richMenus.menus.get(params.richMenuId ?? "");
  return menu ? ok(menu) : notFound();
}

function addAlias({ channel, body }: Call): Answer {
  const [alias, richMenuId] = [field(body, "richMenuAliasId"), field(body, "richMenuId")];
  const { aliases, menus, pictures } = channel.richMenus;
  if (typeof alias !== "string" || !/^[a-z0-9_-]{1,32}$/.test(alias)) return refused(400, "invalid richMenuAliasId");
  if (typeof richMenuId !== "string" || !menus.has(richMenuId)) return refused(400, "richmenu not found");
  if (!pictures.has(richMenuId)) return refused(400, "must upload richmenu image before applying it to user");
  if (aliases.has(alias)) return refused(400, "conflict richmenu alias id");
  aliases.set(alias, richMenuId);
  return ok();
}

function changeAlias({ channel, params, body }: Call): Answer {
  const alias = params.alias ?? "";
  const richMenuId = field(body, "richMenuId");
  if (!channel.richMenus.aliases.has(alias)) return notFound();
  if (typeof richMenuId !== "string" || !channel.richMenus.menus.has(richMenuId))
    return refused(400, "richmenu not found");
  channel.richMenus.aliases.set(alias, richMenuId);
  return ok();
}

function showAlias({ channel, params }: Call): Answer {
  const richMenuAliasId = params.alias ?? "";
  const richMenuId = channel.richMenus.aliases.get(richMenuAliasId);
  return richMenuId === undefined ? notFound() : ok({ richMenuAliasId, richMenuId });
}

const listAliases = ({ channel }: Call): Answer => {
  const aliases = [...channel.richMenus.aliases];
  return ok({ aliases: aliases.map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) });
};

const base = "/v2/bot/richmenu";
const change = rateLimits.menuChange;

export const richMenuEndpoints: Endpoint[] = [
  { method: "POST", path: base, limit: change, answer: create },
  { method: "POST", path: `${base}/validate`, answer: validate },
  {
    method: "GET",
    path: `${base}/list`,
    limit: rateLimits.menuList,
    answer: ({ channel }) => ok({ richmenus: [...channel.richMenus.menus.values()] }),
  },
  { method: "POST", path: `${base}/alias`, answer: addAlias },
  { method: "GET", path: `${base}/alias/list`, answer: listAliases },
  { method: "GET", path: `${base}/alias/{alias}`, answer: showAlias },
  { method: "POST", path: `${base}/alias/{alias}`, answer: changeAlias },
  {
    method: "DELETE",
    path: `${base}/alias/{alias}`,
    limit: change,
    answer: ({ channel, params }) => (channel.richMenus.aliases.delete(params.alias ?? "") ? ok() : notFound()),
  },
  { method: "POST", path: `${base}/{richMenuId}/content`, takesBytes: true, answer: upload },
  { method: "GET", path: `${base}/{richMenuId}/content`, answer: download },
  { method: "GET", path: `${base}/{richMenuId}`, answer: show },
  {
    method: "DELETE",
    path: `${base}/{richMenuId}`,
    limit: change,
    answer: ({ channel, params }) => (channel.richMenus.delete(params.richMenuId ?? "") ? ok() : notFound()),
  },
];
