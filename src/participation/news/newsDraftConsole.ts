/** 「お知らせの下書きにする」: the draft takes the usual way, with somebody else's approval. */
import type { ConsoleContext } from "../../console/consoleRoute.js";
import { uuid5 } from "../../uuid.js";
import { linkTo } from "../paths.js";
import { newsAddress } from "./newsAddress.js";
import { newsDeskPostPath } from "./newsConsolePaths.js";
import { announcementOf, audienceOf } from "./newsDraft.js";
import type { NewsConsoleOptions } from "./newsOptionsConsole.js";
import type { NewsPost } from "./newsPost.js";

export function createNewsDraft({ announcements, publicUrl }: Pick<NewsConsoleOptions, "announcements" | "publicUrl">) {
  return async function draft(context: ConsoleContext, post: NewsPost): Promise<void> {
    // Made under an id of its own, so that asking again makes no second one.
    const id = uuid5("news announcement", post.id);
    const url = linkTo(publicUrl, newsAddress(post.ward, post.id), "ja");
    const written = await announcements.create(
      context.ward,
      context.actor,
      announcementOf(post, url),
      audienceOf(post),
      id,
    );
    if (written.kind !== "written")
      return context.redirect(newsDeskPostPath(post.ward, post.id), {
        kind: "mistake",
        text: "お知らせの下書きを作れませんでした。もう一度お試しください。",
      });
    context.redirect(`/console/${post.ward}/announcements/${id}`, {
      kind: "success",
      text: "お知らせの下書きを作りました。内容を確かめて、承認を依頼してください。",
    });
  };
}
