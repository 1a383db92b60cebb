import { describe, expect, test } from "vitest";
import { Banner } from "../../src/web/banner.js";
import { ButtonLink } from "../../src/web/buttonLink.js";
import { FormField, fieldAttributes } from "../../src/web/formField.js";
import { PhoneLink, telephoneAddress } from "../../src/web/phoneLink.js";
import { Table } from "../../src/web/table.js";
import { Words } from "../../src/web/words.js";

const hostile = `<script>alert("x")</script>'"&`;

describe("what somebody else wrote is text and nothing more", () => {
  test.each([
    ["words", <Words text={hostile} />],
    ["a banner", <Banner kind="warning" title={hostile} />],
    ["a label", <FormField id="a" label={hostile} hint={hostile} mistake={hostile} />],
    ["a telephone", <PhoneLink name={hostile} number={hostile} note={hostile} />],
    ["a table", <Table id="t" caption={hostile} heads={[hostile]} rows={[[<Words text={hostile} />]]} />],
  ])("in %s", async (_, drawn) => expect(await drawn).not.toContain("<script"));
});

test("an address can't leave its attribute", async () =>
  expect(await (<ButtonLink href={'/" onclick="x'}>x</ButtonLink>)).toContain('href="/&#34; onclick=&#34;x"'));

test("words keep their lines, and a telephone number stays in one piece", async () =>
  expect(await (<Words text={"電話は\n06-4305-0100です"} />)).toBe(
    '電話は<br/><span class="one-piece">06-4305-0100</span>です',
  ));

test.each([
  ["06-6682-9974", "tel:0666829974"],
  ["#7119", "tel:%237119"],
  ["119", "tel:119"],
])("%s is called at %s", (number, address) => expect(telephoneAddress(number)).toBe(address));

test("a field is read with its hint and its mistake", async () => {
  const field = { id: "place", hint: "例：阿波座", mistake: "書いてください" };
  const drawn = await (
    <FormField {...field} label="場所">
      <input {...fieldAttributes(field)} />
    </FormField>
  );
  expect(drawn).toContain('<label for="place">場所</label>');
  expect(drawn).toContain('<input id="place" aria-describedby="place-hint place-mistake" aria-invalid="true"/>');
  expect(drawn).toContain('id="place-hint"');
  expect(drawn).toContain('<p class="mistake" id="place-mistake" role="alert">');
});

test("a field without either says nothing of them", () =>
  expect(fieldAttributes({ id: "q" })).toEqual({ id: "q", "aria-describedby": undefined, "aria-invalid": undefined }));
