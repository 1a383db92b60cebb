/** Before a group of unanswered questions gets its answer: what the ways of asking that were ticked would change. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { askedIn, type PhraseChange } from "../layerChange.js";
import { answerForm } from "../questionForm.js";
import { goneText, groupIdOf, groupPath, listPath } from "../questionPathConsole.js";
import { wordingsOf } from "../questionWording.js";
import { refusalWords } from "./effectWords.js";
import { GroupEffectPage } from "./groupEffectPage.js";
import { type LearningConsoleOptions, wardNow } from "./suggestionPathConsole.js";
import { wayRefusal } from "./wayRefusal.js";

export function groupEffectRoutes(options: LearningConsoleOptions): ConsoleRoute[] {
  const { database, questions, unsure, desk, effects } = options;

  async function show(context: ConsoleContext): Promise<void> {
    const ward = wardNow(options.content(), context);
    const { id } = ward.ward;
    const groupId = groupIdOf(context);
    const found =
      groupId &&
      (await database.run("console", async (tx) => {
        const group = await questions.group(tx, id, groupId);
        if (group?.state !== "open") return undefined;
        return { asked: await questions.questionsOf(tx, id, groupId), waiting: await unsure.openOnes(tx, id) };
      }));
    if (!found) return context.refuse(409, goneText);
    const form = answerForm.safeParse(context.form).data;
    const entry = form?.other ?? form?.entry ?? "";
    const chosen = wordingsOf(found.asked).filter((one) => one.usable && form?.ways.includes(one.id));
    const phrases: PhraseChange[] = [
      ...chosen.map(({ text, language }) => ({ text, language: askedIn(language) })),
      ...(form?.way === undefined ? [] : [{ text: form.way, language: "ja" as const }]),
    ].map((one) => ({ kind: "phrase", ward: id, entry, ...one }));
    const titleOf = (one: string) => ward.topics.get(one)?.text.ja.title ?? one;
    const mistakes = !form
      ? ["聞き方は80文字までです。"]
      : !ward.topics.has(entry)
        ? ["案内を選んでください。"]
        : phrases.length === 0
          ? ["聞き方に加えることばを選ぶか、書いてください。"]
          : phrases.flatMap(({ language, text }) => {
              const refusal = wayRefusal(desk.indexOf(ward), entry, language, text);
              return refusal && refusal.kind !== "own" ? [`「${text}」: ${refusalWords(refusal, titleOf)}`] : [];
            });
    const base = groupPath(id, groupId ?? "");
    await context.send(
      {
        title: "加えたときの効き目",
        section: "questions",
        crumbs: [
          { name: "答えられなかった質問", href: listPath(id) },
          { name: "質問のまとまり", href: base },
        ],
        ...(mistakes.length > 0 ? { status: 400 } : {}),
      },
      <GroupEffectPage
        ward={ward}
        base={base}
        entry={entry}
        effect={mistakes.length > 0 ? undefined : await effects.effectOf(ward, phrases, found.waiting)}
        mistakes={mistakes}
        form={context.form}
        csrfField={context.csrfField}
      />,
    );
  }

  return [
    { method: "post", path: "/console/:ward/questions/groups/:group/effect", scope: "ward", role: "editor", run: show },
  ];
}
