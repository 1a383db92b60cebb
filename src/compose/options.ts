/** What the product is made of from outside: configuration, content, database, LINE. */
import type { Router } from "express";
import type { ChannelCredentials, Config } from "../config.js";
import type { Content } from "../content.js";
import type { ContentFeed } from "../contentFeed.js";
import type { Database } from "../db.js";
import type { Messenger } from "../line/messenger.js";
import type { Log } from "../log.js";
import type { Clock } from "../time.js";
import type { Vault } from "../vault.js";

export interface AppOptions {
  config: Pick<Config, "demo" | "publicUrl" | "trustProxy" | "metricsToken" | "oidc">;
  /** As it is at the start. */
  content: Content;
  /** The files, followed while the product runs; without it the content stays as it is. */
  contentFeed?: Pick<ContentFeed, "follow" | "problems"> | undefined;
  database: Database;
  clock: Clock;
  vault: Vault;
  messenger: Messenger;
  /** Channels that are on, with their secrets. */
  channels: ReadonlyMap<string, Pick<ChannelCredentials, "secret" | "previousSecret">>;
  log: Log;
  /** Whether links in announcements are tried before approval; off in tests, which stay on loopback. */
  tryLinks?: boolean | undefined;
  /** Requests of announcements a second and channel; LINE allows 200. */
  announcementPace?: number | undefined;
  /** The simulator's pages, in demo mode. */
  simulator?: Router | undefined;
}
