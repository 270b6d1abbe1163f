/** The ways in which a Bot API server, or a proxy before it, can fail. */

import type { ServerResponse } from "node:http";
import type { JsonObject } from "./check-call.ts";
import { send } from "./fake-bot-api.ts";

export const FAULTS = [
  "429",
  "429-without-time",
  "500",
  "502-html",
  "503-empty",
  "200-html",
  "200-cut-json",
  "200-empty",
  "200-not-ok-nothing-else",
  "404-html",
  "400-html",
  "reset",
  "reset-in-body",
  "hang",
  "slow-bytes",
  "409",
  "504",
  "302",
  "407",
  "204",
] as const;

export type Fault =
  | (typeof FAULTS)[number]
  | "401"
  | "400-parse"
  | "400-too-long"
  | "400-not-modified"
  | "400-chat-not-found"
  | "400-too-old"
  | "403"
  | { readonly retryAfter: number }
  | { readonly delayMs: number };

const HTML =
  "<html><head><title>502 Bad Gateway</title></head><body><h1>Please sign in to the network</h1></body></html>";

/** Plays a fault in the place of an answer. A delay answers properly, only later. */
export function play(
  fault: Fault,
  response: ServerResponse,
  _payload: JsonObject,
  answer: (to: ServerResponse) => void,
): void {
  if (typeof fault === "object") {
    if ("delayMs" in fault) setTimeout(() => answer(response), fault.delayMs).unref();
    else refuse(response, 429, "Too Many Requests: retry later", { retry_after: fault.retryAfter });
    return;
  }
  switch (fault) {
    case "429":
      return refuse(response, 429, "Too Many Requests: retry after 1", { retry_after: 1 });
    case "429-without-time":
      return refuse(response, 429, "Too Many Requests");
    case "500":
      return refuse(response, 500, "Internal Server Error");
    case "502-html":
      return html(response, 502);
    case "503-empty":
      return void response.writeHead(503).end();
    case "504":
      return html(response, 504);
    case "200-html":
      return html(response, 200);
    case "404-html":
      return html(response, 404);
    case "400-html":
      return html(response, 400);
    case "407":
      return html(response, 407);
    case "302":
      return void response.writeHead(302, { location: "/login" }).end(HTML);
    case "204":
      return void response.writeHead(204).end();
    case "200-cut-json":
      return void response
        .writeHead(200, { "content-type": "application/json" })
        .end('{"ok":true,"result":[{"upd');
    case "200-empty":
      return void response.writeHead(200).end();
    case "200-not-ok-nothing-else":
      return send(response, 200, { ok: false });
    case "reset":
      return void response.destroy();
    case "reset-in-body":
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"ok":');
      return void setTimeout(() => response.destroy(), 5);
    case "hang":
      return;
    case "slow-bytes":
      return slowly(response);
    case "409":
      return refuse(
        response,
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      );
    case "401":
      return refuse(response, 401, "Unauthorized");
    case "403":
      return refuse(response, 403, "Forbidden: bot was blocked by the user");
    case "400-parse":
      return refuse(response, 400, "Bad Request: can't parse entities");
    case "400-too-long":
      return refuse(response, 400, "Bad Request: message is too long");
    case "400-not-modified":
      return refuse(response, 400, "Bad Request: message is not modified");
    case "400-chat-not-found":
      return refuse(response, 400, "Bad Request: chat not found");
    case "400-too-old":
      return refuse(
        response,
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
      );
  }
}

function refuse(response: ServerResponse, code: number, description: string, parameters?: JsonObject): void {
  send(response, code, {
    ok: false,
    error_code: code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function html(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/html" }).end(HTML);
}

/** One byte a second: alive, and of no use. */
function slowly(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const timer = setInterval(() => response.write(" "), 1_000);
  response.on("close", () => clearInterval(timer));
}
