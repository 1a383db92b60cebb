/** What LINE accepts as a rich menu. */
import { z } from "zod";
import { actionIn } from "./actionRules.js";
import { limits } from "./numbers.js";
import { type Problem, problemsOf } from "./problem.js";
import { letters } from "./wordRules.js";

/** Smallest and largest picture, and how flat it must at least be. */
export const richMenuFrame = { minWidth: 800, maxWidth: 2500, minHeight: 250, minRatio: 1.45 } as const;

const area = z.object({
  bounds: z.object({ x: z.int().min(0), y: z.int().min(0), width: z.int().min(1), height: z.int().min(1) }),
  action: actionIn("richMenu"),
});

const richMenu = z
  .object({
    size: z
      .object({
        width: z.int().min(richMenuFrame.minWidth).max(richMenuFrame.maxWidth),
        height: z.int().min(richMenuFrame.minHeight),
      })
      .refine((size) => size.width / size.height >= richMenuFrame.minRatio, {
        error: "width / height must be at least 1.45",
      }),
    selected: z.boolean(),
    name: letters(limits.richMenuName),
    chatBarText: letters(limits.chatBarText),
    areas: z.array(area).max(limits.richMenuAreas),
  })
  .superRefine((menu, context) => {
    menu.areas.forEach(({ bounds }, index) => {
      const inside = bounds.x + bounds.width <= menu.size.width && bounds.y + bounds.height <= menu.size.height;
      if (!inside) {
        context.addIssue({ code: "custom", message: "reaches over the picture", path: ["areas", index, "bounds"] });
      }
    });
  });

/** Everything for which LINE would refuse this rich menu object. */
export const richMenuProblems = (menu: unknown): Problem[] => problemsOf(richMenu, menu, "");
