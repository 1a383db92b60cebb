/** What sampling frames (標本の枠) are called wherever staff and residents read of them: pages, charts, exports. */
import type { Frame } from "./indicator.js";

export const frameWords: Readonly<Record<Frame, string>> = {
  mailed: "無作為抽出の郵送調査",
  line: "LINE登録者の回答",
  participants: "参加者の回答",
  panel: "委員の回答",
  staff: "職員の回答",
  organisations: "団体の回答",
  guardians: "保護者の回答",
  imported: "他システムからの取込",
  open: "どなたでも回答できるアンケート",
};

/** How the people of a frame were reached: one sentence under a figure. */
export const frameReach: Readonly<Record<Frame, string>> = {
  mailed: "住民から無作為に選んだ方に郵便でお願いし、一人に一つの回答コードで回答していただきました。",
  line: "区のLINE公式アカウントを友だち追加している方の回答です。区の住民から無作為に選んだ方の回答ではありません。",
  participants: "行事や講座に参加した方の回答です。",
  panel: "区政会議などの委員の回答です。",
  staff: "区の職員の回答です。",
  organisations: "地域の団体の回答です。",
  guardians: "学校、保育施設、健診などを通じてお願いした保護者の回答です。",
  imported: "ほかのシステムで集めた回答を取り込んだものです。",
  open: "ページを見た方がどなたでも回答できます。回答した方に偏りがありえます。",
};
