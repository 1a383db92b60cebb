/** What the checks found, in words for staff. */
import { frameWords } from "../../policy/frameWords.js";
import { mostChoicesInChat } from "../chat/chatCourse.js";
import type { Question } from "../question.js";
import { subjectNames } from "./builderWords.js";
import type { MeasureRemark } from "./measureRemarks.js";
import type { FormReason } from "./publishChecks.js";

export function formReasonText(reason: FormReason, asked: Pick<Question, "subject">): string {
  switch (reason) {
    case "confidential":
      return "秘匿のアンケートの設問です";
    case "words":
      return "選択肢から選ぶ設問ではないため、LINEのボタンでは答えられません";
    case "many":
      return `選択肢が${mostChoicesInChat}を超えるため、LINEの吹き出しに入りません`;
    case "subject":
      return `「${subjectNames[asked.subject]}」についての回答は、LINEの会社のサーバーを通さないためです`;
    default:
      return reason satisfies never;
  }
}

export function remarkText(remark: MeasureRemark): string {
  switch (remark.kind) {
    case "unknown-indicator":
      return "区の運営方針にない指標です。";
    case "not-a-survey's":
      return "アンケートで測る指標ではありません。回答はこの指標の数値になりません。";
    case "no-frame-fits":
      return `この指標の数値にできるのは「${namesOf(remark.accepts)}」だけです。このアンケートの回答は、数値の横に、別の枠の結果として並べます。`;
    case "frames-beside":
      return `「${namesOf(remark.frames)}」は、この指標の数値には入りません。数値の横に、別の枠の結果として並べます。`;
    case "left-out":
      return `分母に入れない選択肢があります（${remark.choices.join("、")}）。選んだ人は、割合の計算から外れます。`;
    case "everyone-counts":
      return "分母の全員が分子に入ります。割合はいつも100%になります。";
    case "claims-residents":
      return "指標の文は「区民の割合」と読めますが、結果は「回答した人の割合」として示します。";
    default:
      return remark satisfies never;
  }
}

const namesOf = (frames: readonly (keyof typeof frameWords)[]): string =>
  frames.map((frame) => frameWords[frame]).join("、");
