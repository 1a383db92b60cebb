/** What of a new version of the content a running product can't take, or takes only in part. Pure. */
import type { Content } from "./content.js";
import type { ContentProblem } from "./contentFiles.js";

type Compared = Pick<Content, "channels" | "wards" | "menus">;

/** LINE goes on to send what residents write to a channel, so one that the product has begun with may not vanish. */
export function refusedChanges(before: Pick<Content, "channels">, after: Pick<Content, "channels">): ContentProblem[] {
  return [...before.channels.keys()]
    .filter((name) => !after.channels.has(name))
    .map((name) => ({
      file: "channels.yaml",
      place: name,
      problem: "the running product listens to this channel: leave it, or restart without it",
    }));
}

/** What the operator does besides, where the edit alone is not enough; sentences for the log. */
export function stillToDo(before: Compared, after: Compared): string[] {
  const added = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...other.keys()].filter((key) => !one.has(key));
  const kept = [...after.wards].filter(([id]) => before.wards.has(id));
  const named = (does: string, ids: readonly string[]) => (ids.length > 0 ? [`${does}: ${ids.join(", ")}`] : []);
  return [
    ...named("restart for the channel", added(before.channels, after.channels)),
    ...named("restart for the ward's figures and deletions", added(before.wards, after.wards)),
    ...named("restart for the ward that is gone", added(after.wards, before.wards)),
    ...named(
      "restart for the colour of pages",
      kept.filter(([id, { ward }]) => ward.colour !== before.wards.get(id)?.ward.colour).map(([id]) => id),
    ),
    ...named(
      "send the menu to LINE with npm run channel -- menus, for the ward",
      [...after.menus].filter(([id, menu]) => !isSame(menu, before.menus.get(id))).map(([id]) => id),
    ),
  ];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
