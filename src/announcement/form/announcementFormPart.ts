/** Reads one part of a message from its fields. */
import { limits } from "../../line/numbers.js";
import type { Note, PartFields } from "./announcementFormFields.js";

/** @returns what the schema then checks once more; `place` is where the part's fields are, such as ja.0 */
export function readPart(part: PartFields, place: string, note: Note): unknown {
  const field = (name: string) => (part[name] ?? "").trim();
  const needed = (name: string, longest: number, missing: string): string => {
    const text = field(name);
    if (text === "") note(`${place}.${name}`, missing);
    if (text.length > longest)
      note(
        `${place}.${name}`,
        `${longest.toLocaleString("ja-JP")}字までにしてください（いま${text.length.toLocaleString("ja-JP")}字）。`,
      );
    return text;
  };
  const optional = (name: string, longest: number): string | undefined =>
    field(name) === "" ? undefined : needed(name, longest, "");

  switch (field("kind")) {
    case "text":
      return { kind: "text", text: needed("text", limits.text, "本文を入力してください。") };
    case "image":
      if (field("hash") === "") note(`${place}.file`, "画像を選んでください（JPEGかPNG、10MBまで）。");
      return {
        kind: "image",
        hash: field("hash"),
        preview: field("preview"),
        alt: needed("alt", 200, "画像の内容を文章で入力してください。画面を見られない人に読み上げられます。"),
      };
    case "card":
      return {
        kind: "card",
        title: needed("title", 100, "カードの見出しを入力してください。"),
        text: needed("text", 1000, "カードの説明を入力してください。"),
        date: optional("date", 10),
        time: readTime(field("time"), field("date"), place, note),
        place: optional("place", 100),
        link: readLink(field("label"), field("url"), place, note),
        image:
          field("hash") === ""
            ? undefined
            : { hash: field("hash"), alt: needed("alt", 200, "画像の内容を文章で入力してください。") },
      };
    case "line":
      return { kind: "line", message: readJson(field("line")) };
    default:
      note(place, "このメッセージは読めません。削除して、追加しなおしてください。");
      return undefined;
  }
}

function readTime(time: string, date: string, place: string, note: Note): string | undefined {
  if (time === "") return undefined;
  if (date === "") note(`${place}.date`, "時刻だけでなく、日付も入力してください。");
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) note(`${place}.time`, "時刻は 09:30 の形で入力してください。");
  return time;
}

function readLink(label: string, url: string, place: string, note: Note) {
  if (label === "" && url === "") return undefined;
  if (label === "") note(`${place}.label`, "リンクのボタンに書く言葉を入力してください。");
  if (label.length > 20) note(`${place}.label`, "ボタンの言葉は20字までにしてください。");
  if (!/^https?:\/\/[^\s/]+\.[^\s]+$/.test(url) || !URL.canParse(url))
    note(`${place}.url`, "リンク先は https:// で始まるアドレスを入力してください。");
  return { label, url };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
