/** Configuration and SECRET_KEY for a command; in demo mode the key is the generated one of the data folder. */
import { type Config, ConfigError, readConfig, readEnvironment } from "../config.js";
import { demoSecrets } from "../demoSecrets.js";
import type { CommandOutput } from "./output.js";

/** Undefined where the environment does not allow to go on; the reason has been told. */
export function openKey(output: CommandOutput): { config: Config; secretKey: string } | undefined {
  try {
    const config = readConfig(readEnvironment());
    return { config, secretKey: config.secretKey ?? demoSecrets(config.dataFolder, []).secretKey };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    output.error(error.message);
    return undefined;
  }
}
