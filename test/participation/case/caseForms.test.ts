import { describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { caseForm } from "../../../src/participation/case/caseForm.js";
import { realContent } from "../../support/content.js";
import { formLike } from "./stand.js";

const wards = [...realContent().wards.values()];
const forms = new Map(wards.flatMap((ward) => [...ward.caseForms]));

describe("the forms in the content", () => {
  it("are those that each ward offers: what only one ward's documents tell of is not offered by another", () => {
    const keys = (ward: string) => [...(realContent().wards.get(ward)?.caseForms.keys() ?? [])];
    const everywhere = [
      "apartment-association",
      "association-join",
      "company-help",
      "evacuation-plan-interest",
      "watchover-concern",
    ];
    expect(keys("suminoe")).toEqual(everywhere);
    expect(keys("nishi").sort()).toEqual([...everywhere, "disaster-lecture", "home-visit"].sort());
    expect(keys("nishiyodogawa").sort()).toEqual([...everywhere, "childcare-concierge"].sort());
  });

  it.each([...forms.values()])("$key: what LINE says of it names nobody's trouble and is short enough", (form) => {
    for (const language of languages) {
      expect((form.quietTitle ?? form.title)[language].length).toBeLessThanOrEqual(70);
      for (const { tells } of form.states) expect(tells[language].length).toBeLessThanOrEqual(200);
    }
    expect(wards.every(({ ward }) => form.counter in ward.counters)).toBe(true);
  });

  it("of what is about somebody in danger begin with the two numbers and no other", () => {
    const concern = forms.get("watchover-concern");
    for (const language of languages) {
      const [first = ""] = concern?.lead[language].split("\n") ?? [];
      expect(first).toMatch(/119.*110/);
      expect(concern?.quietTitle?.[language]).not.toBe(concern?.title[language]);
    }
    expect(JSON.stringify(concern)).not.toMatch(/189|\d{2,4}-\d{2,4}-\d{3,4}/);
  });

  it("promise no help where the law promises none", () => {
    expect(forms.get("evacuation-plan-interest")?.lead.ja).toContain("必ず助けが来ると約束するものではなく");
  });

  it("name no telephone number, address or page: those come from the ward's own content", () => {
    expect(JSON.stringify([...forms.values()])).not.toMatch(/https?:|\d{2,4}-\d{2,4}-\d{3,4}/);
  });
});

describe("a form is refused", () => {
  const states = formLike().states;
  it.each([
    ["whose first state is not new", { states: states.slice(1) }, "the first state is new"],
    ["that nobody can take back", { states: states.filter(({ key }) => key !== "withdrawn") }, "withdrawn is missing"],
    [
      "that keeps a time nobody has any more",
      { slots: true, states: states.map((one) => ({ ...one, freesSlot: false })) },
      "withdrawn must free the time",
    ],
    [
      "that gives a time back and goes on",
      { states: states.map((one) => (one.key === "passed-on" ? { ...one, freesSlot: true } : one)) },
      "passed-on frees the time and goes on",
    ],
    [
      "that asks the same twice",
      { questions: [...formLike().questions, formLike().questions[0]] },
      "name stands twice",
    ],
    ["that finds an association without asking for the town", { association: true }, "asks for the town"],
  ])("%s", (_name, own, words) => {
    const read = caseForm.safeParse({ ...formLike(), ...own });
    expect(read.success).toBe(false);
    expect(read.error?.issues.map(({ message }) => message).join()).toContain(words);
  });
});
