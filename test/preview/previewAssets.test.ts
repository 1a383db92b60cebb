import express from "express";
import request from "supertest";
import { expect, test } from "vitest";
import { previewAssets, valuesSheet } from "../../src/preview/previewAssets.js";

const app = express().use("/preview", previewAssets());

test("the style sheet of previews is served from wherever the code runs", async () => {
  const answer = await request(app)
    .get("/preview/preview.css")
    .expect(200)
    .expect("Content-Type", /text\/css/);
  expect(answer.text).toContain(".fx-bubble");
});

test("free values have a style sheet that can be kept for ever", async () => {
  const address = valuesSheet("/preview", '<p class="fv-c-ff0000 fv-pa-12px">fv-x-1</p>');
  expect(address).toBe("/preview/values.css?v=fv-c-ff0000.fv-pa-12px.fv-x-1");
  const answer = await request(app)
    .get(address ?? "")
    .expect(200)
    .expect("Cache-Control", /immutable/);
  expect(answer.text).toBe(".fv-c-ff0000:not(#_){color:#ff0000}\n.fv-pa-12px:not(#_){padding:12px}\n");
});

test("without free values there is none", () => expect(valuesSheet("/preview", "<p>a</p>")).toBeUndefined());
