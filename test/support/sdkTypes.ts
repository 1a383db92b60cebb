/**
 * Holds requests to LINE against the types of LINE's SDK, which are made from LINE's OpenAPI documents:
 * a property that they do not name, a wrong kind of value or a missing one is a problem.
 */
import { join } from "node:path";
import { Ajv, type SchemaObject, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { projectRoot } from "../../src/projectRoot.js";

const typeOf: Readonly<Record<string, string>> = {
  "/v2/bot/message/reply": "ReplyMessageRequest",
  "/v2/bot/message/push": "PushMessageRequest",
  "/v2/bot/message/multicast": "MulticastRequest",
  "/v2/bot/message/broadcast": "BroadcastRequest",
  "/v2/bot/message/validate/reply": "ValidateMessageRequest",
  "/v2/bot/richmenu": "RichMenuRequest",
  "/v2/bot/richmenu/alias": "CreateRichMenuAliasRequest",
  "/v2/bot/channel/webhook/endpoint": "SetWebhookEndpointRequest",
};

const compiled = new Map<string, ValidateFunction>();

function validatorOf(type: string): ValidateFunction {
  const known = compiled.get(type);
  if (known) return known;
  const path = join(projectRoot, "node_modules/@line/bot-sdk/dist/messaging-api/api.d.ts");
  const schema = createGenerator({ path, type, skipTypeCheck: true, additionalProperties: false }).createSchema(type);
  const validate = new Ajv({ strict: false, allErrors: false }).compile(schema as SchemaObject);
  compiled.set(type, validate);
  return validate;
}

/** Why the SDK's types do not allow this request; empty where they do, and for calls without a body of their own type. */
export function sdkTypeProblems(method: string, path: string, body: unknown): string[] {
  const type = method === "POST" || method === "PUT" ? typeOf[path] : undefined;
  if (!type) return [];
  const validate = validatorOf(type);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
