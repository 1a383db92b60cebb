/** What a way of asking would change, before anybody adds it: figures, and each case that turns. */
import { StatusTag } from "../../console/pieces/statusTag.js";
import type { WardContent } from "../../content.js";
import { htmlLang } from "../../language.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { shownWords, turnOrder, turnTags } from "./effectWords.js";
import { type CaseScore, isWorse, type NewWay, type TurnedCase, type WayEffect } from "./wayEffect.js";

export interface EffectPartProps {
  ward: Pick<WardContent, "topics">;
  effect: WayEffect;
}

/** More would not be read. */
const mostTurned = 40;

export function EffectPart({ ward, effect }: EffectPartProps): JSX.Element {
  const titleOf = (id: string) => ward.topics.get(id)?.text.ja.title ?? id;
  const { questions, ways, open } = effect;
  const turned = [...questions.turned, ...ways.turned].sort(
    (one, other) => turnOrder.indexOf(one.turn) - turnOrder.indexOf(other.turn),
  );
  return (
    <section aria-labelledby="effect-title">
      <h2 id="effect-title">加えたときの効き目</h2>
      <p>
        同じことばの質問に、いまの聞き方と、加えたあとの聞き方とで答えさせて、比べました。まだ何も変わっていません。
      </p>
      {isWorse(effect) ? (
        <Banner kind="danger" title="悪くなるところがあります">
          <p>下の表で「まちがう」となる質問を見てください。言い方をもっと具体的にすると、よくなることがあります。</p>
        </Banner>
      ) : (
        ""
      )}
      {effect.wordings.map((way) => (
        <OneWay way={way} titleOf={titleOf} />
      ))}
      <DefinitionList
        items={[
          { term: `確かめの質問で正しいもの（${questions.count}問のうち）`, text: scoreWords(questions) },
          { term: `似たいまの聞き方で、その案内が出るもの（${ways.count}のうち）`, text: scoreWords(ways) },
          {
            term: `答えを待つ質問で、答えが出るもの（${open.count}件のうち）`,
            text: changeWords(open.answered.before, open.answered.after),
          },
        ]}
      />
      {turned.length === 0 ? (
        <p>変わる質問はありません。</p>
      ) : (
        <Table
          id="turned"
          caption={turned.length > mostTurned ? `変わる質問（${turned.length}のうち${mostTurned}）` : "変わる質問"}
          heads={["質問", "変化", "いま", "加えたあと", "正しい案内"]}
          rows={turned.slice(0, mostTurned).map((one) => turnedRow(one, titleOf))}
        />
      )}
    </section>
  );
}

function OneWay({ way, titleOf }: { way: NewWay; titleOf: (id: string) => string }): JSX.Element {
  const { text, language, before, after, rival } = way;
  return (
    <>
      <h3 lang={htmlLang[language]}>
        <Words text={`「${text}」`} />
      </h3>
      <DefinitionList
        items={[
          { term: "いま", text: shownWords(before, titleOf) },
          { term: "加えたあと", text: shownWords(after, titleOf) },
          {
            term: "いちばん近いほかの案内",
            text: rival ? `「${titleOf(rival.entry)}」（近さ ${Math.round(rival.nearness * 100)}％）` : "ありません",
          },
        ]}
      />
    </>
  );
}

function turnedRow({ asked, before, after, turn }: TurnedCase, titleOf: (id: string) => string): JSX.Element[] {
  const right = asked.expect.map((id) => `「${titleOf(id)}」`).join("、");
  return [
    <span lang={htmlLang[asked.language]}>
      <Words text={asked.text} />
    </span>,
    <StatusTag {...turnTags[turn]} />,
    <Words text={shownWords(before, titleOf)} />,
    <Words text={shownWords(after, titleOf)} />,
    <Words text={right || "ここでは答えない"} />,
  ];
}

const scoreWords = ({ right }: CaseScore) => changeWords(right.before, right.after);

const changeWords = (before: number, after: number) =>
  before === after ? `${after}（変わりません）` : `${before} → ${after}`;
