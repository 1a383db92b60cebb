/** What the checks of content and audience found, the gravest first. */
import type { ContentFinding } from "../desk/announcementDesk.js";
import { languageWords } from "./announcementWords.js";

const weights = [
  { weight: "error", name: "直さないと承認できません", style: "finding-error" },
  { weight: "warning", name: "確かめてください", style: "finding-warning" },
  { weight: "hint", name: "読みやすくするために", style: "finding-hint" },
] as const;

export function PageFindings({ findings }: { findings: readonly ContentFinding[] }): JSX.Element {
  if (findings.length === 0) return <p class="finding-none">点検で見つかったことはありません。</p>;
  return (
    <div class="findings">
      {weights.map(({ weight, name, style }) => {
        const found = findings.filter((finding) => finding.weight === weight);
        return found.length === 0 ? (
          ""
        ) : (
          <div class={style}>
            <p class="finding-title" safe>
              {`${name}（${found.length}件）`}
            </p>
            <ul class="points">
              {found.map((finding) => (
                <li safe>{`${placeWords(finding.path)}${finding.text}`}</li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** variants.ja[0].text → 日本語の1つめ: */
function placeWords(path: string): string {
  const [, spoken, index] = /^variants\.([a-z]+)(?:\[(\d+)\])?/.exec(path) ?? [];
  const name = Object.entries(languageWords).find(([language]) => language === spoken)?.[1];
  if (name === undefined) return "";
  return index === undefined ? `${name}: ` : `${name}の${Number(index) + 1}つめ: `;
}
