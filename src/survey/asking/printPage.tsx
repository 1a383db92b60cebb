/** Letters to print: each on a sheet of its own, with its code in letters and as a picture. */
import { Pagination } from "../../console/pieces/pagination.js";
import { Words } from "../../web/words.js";
import { AskingHead } from "./askingHead.js";
import { batchPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import type { AskedSurvey, Batch } from "./batch.js";

export interface PrintedLetter {
  number: number;
  text: string;
  /** SVG of ours. */
  qr: string;
}

export interface PrintPageProps {
  survey: AskedSurvey;
  batch: Batch;
  letters: readonly PrintedLetter[];
  page: number;
  pages: number;
}

export function PrintPage({ survey, batch, letters, page, pages }: PrintPageProps): JSX.Element {
  const base = batchPath(survey.ward, survey.key, batch.id);
  return (
    <>
      <div class="asking-screen">
        <AskingHead survey={survey} title="手紙の印刷" />
        <p>
          <Words
            text={`ブラウザの印刷で、1通を1枚に印刷します。無効にした回答コードと、回答済みの手紙は除いています。（全${count(batch.asked ?? 0)}通）`}
          />
        </p>
        <Pagination page={page} pages={pages} href={(to) => `${base}/print?page=${to}`} of="手紙" />
      </div>
      {letters.map((letter) => (
        <article class="asking-letter" aria-label={`手紙 ${letter.number}`}>
          <p class="asking-letter-text">
            <Words text={letter.text} />
          </p>
          <div class="asking-qr">{letter.qr}</div>
          <p class="asking-letter-number" safe>{`No. ${letter.number}`}</p>
        </article>
      ))}
    </>
  );
}
