/** The calculator of how many answers are needed, with figures of the indicators that the survey measures. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { placedIndicators } from "../../policy/plan.js";
import type { KeptReading } from "../../policy/reading.js";
import { answersNeeded, lettersNeeded } from "../statistics/power.js";
import { type AskingConsoleOptions, asking, crumbsOf, surveyOf } from "./askingOptionsConsole.js";
import type { AskedSurvey } from "./batch.js";
import { word } from "./formWords.js";
import { type PowerNeed, PowerPage, type PowerPageProps } from "./powerPage.js";

const plain = (text: string): string => text.normalize("NFKC").replace(/[%\s,]/g, "");
const percent = (text: string): number => (/^\d{1,3}(\.\d)?$/.test(plain(text)) ? Number(plain(text)) : Number.NaN);

function read(form: PowerPageProps["form"]): { need: PowerNeed } | { mistakes: Record<string, string> } {
  const [from, to, rate] = [percent(form.from), percent(form.to), percent(form.rate)];
  const mistakes: Record<string, string> = {};
  for (const [name, share] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (!(share > 0 && share < 100)) mistakes[name] = "0より大きく100より小さい数を、小数第1位までで入力してください。";
  if (from === to) mistakes["to"] ??= "2つの割合が同じです。違う数を入力してください。";
  if (form.rate !== "" && !(rate > 0 && rate <= 100)) mistakes["rate"] = "0より大きく100までの数で入力してください。";
  const population = /^[1-9]\d{0,8}$/.test(plain(form.population)) ? Number(plain(form.population)) : undefined;
  if (form.population !== "" && population === undefined) mistakes["population"] = "1以上の数で入力してください。";
  if (Object.keys(mistakes).length > 0) return { mistakes };
  const againstTarget = answersNeeded({ from, to, against: "target", population });
  const inEach = answersNeeded({ from, to, against: "earlier", population });
  if (againstTarget === undefined || inEach === undefined) throw new Error("two shares that were checked give no size");
  const letters =
    form.rate === ""
      ? undefined
      : {
          rate,
          againstTarget: lettersNeeded(againstTarget, rate, population),
          inEach: lettersNeeded(inEach, rate, population),
        };
  return { need: { from, to, againstTarget, inEach, letters, population } };
}

export function powerRoutes({ database, readings }: AskingConsoleOptions): ConsoleRoute[] {
  async function offersOf(context: ConsoleContext, survey: AskedSurvey): Promise<PowerPageProps["offers"]> {
    const measured = new Set(survey.definition.measures.map(({ indicator }) => indicator));
    const indicators = [...context.ward.plans.values()]
      .flatMap((plan) => placedIndicators(plan))
      .map(({ indicator }) => indicator)
      .filter(({ id, target }) => measured.has(id) && target.unit === "%");
    if (indicators.length === 0) return [];
    const kept: KeptReading[] = readings
      ? await database.run("console", (tx) =>
          readings.of(
            tx,
            survey.ward,
            indicators.map(({ id }) => id),
          ),
        )
      : [];
    return indicators.map(({ id, text, target }) => {
      const last = kept.find((one) => one.indicator === id && one.reading.value !== null)?.reading;
      const query = new URLSearchParams({ from: String(target.value) });
      // Equal to the target there is nothing to tell apart.
      if (last?.value != null && last.value !== target.value) query.set("to", String(last.value));
      if (last?.responseRate != null) query.set("rate", String(last.responseRate));
      return { text, target: target.value, reading: last?.value ?? undefined, query: query.toString() };
    });
  }

  async function show(context: ConsoleContext): Promise<void> {
    const survey = await surveyOf(context, database);
    if (!survey) return;
    const { query } = context.request;
    const typed = (name: string) => word(query, name).trim().slice(0, 20);
    const form = { from: typed("from"), to: typed("to"), rate: typed("rate"), population: typed("population") };
    const result = form.from === "" || form.to === "" ? { mistakes: {} } : read(form);
    const faulty = "mistakes" in result && Object.keys(result.mistakes).length > 0;
    await context.send(
      {
        title: "回答はいくつ必要ですか",
        section: "surveys",
        crumbs: crumbsOf(context, survey),
        ...(faulty ? { status: 400 } : {}),
      },
      <PowerPage
        survey={survey}
        form={form}
        mistakes={"mistakes" in result ? result.mistakes : {}}
        need={"need" in result ? result.need : undefined}
        offers={await offersOf(context, survey)}
      />,
    );
  }

  return [{ method: "get", path: `${asking}/power`, scope: "ward", role: "viewer", run: show }];
}
