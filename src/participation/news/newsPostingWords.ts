/** Which words of the pages tell a group what is wrong with a field. */
import type { PictureMistake } from "../../media/media.js";
import type { PageWordKey } from "../../web/pageWords.js";
import type { NewsField } from "./newsPost.js";

export type MistakeKey = Extract<PageWordKey, `news${string}`>;

export const mistakeKeys: Readonly<Record<NewsField, MistakeKey>> = {
  title: "newsTitleWrong",
  body: "newsBodyWrong",
  place: "newsPlaceWrong",
  date: "newsDateWrong",
  time: "newsTimeWrong",
  district: "newsChoiceWrong",
  topic: "newsChoiceWrong",
  picture: "newsPictureBroken",
  pictureText: "newsPictureTextWrong",
  until: "newsUntilWrong",
};

export const pictureMistakeKeys: Readonly<Record<PictureMistake, MistakeKey>> = {
  empty: "newsPictureBroken",
  "too-big": "newsPictureBig",
  "not-a-picture": "newsPictureBroken",
  animated: "newsPictureBroken",
  "too-many-pixels": "newsPictureBig",
  "too-small": "newsPictureSmall",
};
