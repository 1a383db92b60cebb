/**
 * Programs that open an address which somebody has put into a chat, to draw a preview of it: LINE's, and those of other
 * services. Behind a respondent's link stand their answers, which are nothing for them.
 */
const previewers =
  /line-poker|facebookexternalhit|facebot|twitterbot|slackbot|discordbot|telegrambot|whatsapp|skypeuripreview|linkedinbot|googlebot|bingbot|applebot/i;

export const isPreviewer = (userAgent: string | undefined): boolean => previewers.test((userAgent ?? "").slice(0, 500));
