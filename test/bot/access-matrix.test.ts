/** Who gets what of whom: every handler there is, for every role, in every kind of chat. The rows are data. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { encodePress, type Press } from "../../src/bot/callback-data.ts";
import { COMMANDS } from "../../src/bot/commands.ts";
import { PRESS_ROLES } from "../../src/bot/presses.ts";
import { HANDLERS, route } from "../../src/bot/router.ts";
import { UPDATE_KINDS, type Update } from "../../src/bot/update.ts";
import { sampleShelf } from "../chat/hand-made.ts";
import { type Left, makeDesk } from "./make-desk.ts";

const PEOPLE = { stranger: 101, denied: 102, member: 103, admin: 104 } as const;
type Person = keyof typeof PEOPLE;
/** Groups that may ask, and one that may not. */
const PLACES = { private: 0, allowedGroup: -201, otherGroup: -202 } as const;
type Place = keyof typeof PLACES;

/** What came of it: nothing, the stranger's line, a toast, an empty inline list, or an answer. */
type Outcome = "silence" | "refusal" | "toast" | "button" | "answer";
type Row = Readonly<Partial<Record<Place, Readonly<Record<Person, Outcome>>>>>;

const TABLE: Readonly<Record<string, Row>> = JSON.parse(
  readFileSync(new URL("../cases/chat/access-matrix.json", import.meta.url), "utf8"),
);

const passage = sampleShelf().reports[0]?.passages[0]?.id ?? "";
/** A press of each verb that would do something if it were allowed. */
const PRESSES: Readonly<Record<Press["verb"], (question: string) => Press>> = {
  view: (question) => ({ verb: "view", question, view: { kind: "hit", n: 1 } }),
  again: (question) => ({ verb: "again", question, how: { kind: "year", year: 2021 } }),
  chart: (question) => ({ verb: "chart", question }),
  file: () => ({ verb: "file", passage }),
  help: () => ({ verb: "help" }),
  example: () => ({ verb: "example", n: 0 }),
  none: () => ({ verb: "none" }),
  request: () => ({ verb: "request" }),
  decide: () => ({ verb: "decide", id: 999, allow: true }),
};

function messageFrom(user: number, chat: number, text: string): Record<string, unknown> {
  const command = /^\/\w+(?:@\w+)?/u.exec(text);
  return {
    message_id: 5,
    date: 0,
    from: { id: user, is_bot: false, first_name: "人" },
    chat:
      chat === 0
        ? { id: user, type: "private", first_name: "人" }
        : { id: chat, type: "supergroup", title: "群" },
    text,
    ...(command === null
      ? {}
      : { entities: [{ type: "bot_command", offset: 0, length: command[0].length }] }),
  };
}

/** Updates for a row's name, as this person would cause them. */
function updateFor(row: string, user: number, chat: number, question: string): Record<string, unknown> {
  const [kind = "", name = ""] = row.split(" ");
  const from = { id: user, is_bot: false, first_name: "人" };
  const at = chat === 0 ? "" : "@baogao_test_bot";
  switch (kind) {
    case "command":
      return {
        message: messageFrom(
          user,
          chat,
          `/${name}${at} ${["allow", "deny"].includes(name) ? "999" : "2022 领事保护"}`,
        ),
      };
    case "text":
      return { message: messageFrom(user, chat, "2022年 领事保护") };
    case "photo": {
      const { text: _, ...rest } = messageFrom(user, chat, "");
      return { message: { ...rest, photo: [] } };
    }
    case "edited":
      return {
        edited_message: { ...messageFrom(user, chat, "2022年 领事保护"), message_id: 4, edit_date: 0 },
      };
    case "press": {
      const verb = Object.keys(PRESSES).find((one): one is Press["verb"] => one === name);
      if (verb === undefined) throw new Error(`no press ${name}`);
      const message = {
        ...messageFrom(1, chat === 0 ? 0 : chat, "46场"),
        ...(chat === 0 ? { chat: { id: user, type: "private", first_name: "人" } } : {}),
      };
      return {
        callback_query: {
          id: "1",
          from,
          chat_instance: "1",
          data: encodePress(PRESSES[verb](question)),
          message,
        },
      };
    }
    case "inline":
      return { inline_query: { id: "1", from, query: "2022年 领事保护", offset: "" } };
    case "added": {
      const bot = { id: 1, is_bot: true, first_name: "报告" };
      return {
        my_chat_member: {
          chat: { id: chat, type: "supergroup", title: "群" },
          from,
          date: 0,
          old_chat_member: { status: "left", user: bot },
          new_chat_member: { status: "member", user: bot },
        },
      };
    }
    default:
      throw new Error(`no kind ${kind}`);
  }
}

function outcomeOf(left: readonly Left[]): Outcome {
  const texts = left.map(({ payload }) => JSON.stringify(payload));
  if (texts.some((text) => text.includes("仅限内部使用"))) return "refusal";
  if (
    left.some(
      ({ method, payload }) =>
        method === "answerInlineQuery" && (payload["results"] as unknown[]).length === 0,
    )
  )
    return "button";
  if (left.some(({ method }) => method !== "answerCallbackQuery")) return "answer";
  return left.length > 0 ? "toast" : "silence";
}

async function outcome(row: string, person: Person, place: Place): Promise<Outcome> {
  const { desk, left } = await makeDesk({
    allowedIds: [PEOPLE.member, PEOPLE.denied, PLACES.allowedGroup],
    adminIds: [PEOPLE.admin],
  });
  await desk.permissions.deny(PEOPLE.denied, PEOPLE.admin);
  // Telegram has the file already, so that no disk is needed.
  desk.fileIds.keep(sampleShelf().reports[0]?.sha256 ?? "", "file-1");
  const user = PEOPLE[person];
  const chat = PLACES[place];
  const entry = desk.book.add({
    question: "历年 领事保护宣传",
    follow: null,
    asker: user,
    chat: chat === 0 ? user : chat,
    askedIn: 4,
    answeredIn: 5,
    version: sampleShelf().version,
    at: Date.now(),
  });
  await route(desk, { update_id: 1, ...updateFor(row, user, chat, entry.id) } as unknown as Update);
  return outcomeOf(left);
}

const rows = Object.keys(TABLE);

describe("the table of who gets what", () => {
  test("has a row for every command, every button and every kind of update, and no others", () => {
    const commands = COMMANDS.map(({ name }) => `command ${name}`);
    const presses = Object.keys(PRESS_ROLES).map((verb) => `press ${verb}`);
    expect(rows.toSorted()).toEqual(
      [...commands, ...presses, "text", "photo", "edited", "inline", "added"].toSorted(),
    );
    expect(Object.keys(HANDLERS).toSorted()).toEqual([...UPDATE_KINDS].toSorted());
  });

  for (const row of rows) {
    for (const [place, expected] of Object.entries(TABLE[row] ?? {})) {
      test(`${row} in ${place}`, async () => {
        const found: Record<string, Outcome> = {};
        for (const person of Object.keys(PEOPLE) as Person[])
          found[person] = await outcome(row, person, place as Place);
        expect(found).toEqual(expected);
      });
    }
  }
});

test("kinds of update that are not asked for, now or in future, are never answered", async () => {
  const { desk, left } = await makeDesk({ access: "open" });
  const message = messageFrom(1_000, 0, "2022年 领事保护");
  for (const kind of [
    "channel_post",
    "edited_channel_post",
    "guest_message",
    "business_message",
    "poll",
    "chat_join_request",
    "of_the_future",
  ]) {
    await route(desk, { update_id: 1, [kind]: message } as unknown as Update);
  }
  await route(desk, {
    update_id: 1,
    message: { ...message, chat: { id: -9, type: "channel", title: "频道" } },
  } as unknown as Update);
  expect(left).toEqual([]);
});

test("who speaks in the name of a group or channel, or is a bot, is nobody: only the group's own permission counts", async () => {
  const nobody = [
    {
      sender_chat: { id: -202, type: "supergroup", title: "群" },
      from: { id: 1_087_968_824, is_bot: true, first_name: "Group" },
    },
    {
      sender_chat: { id: -300, type: "channel", title: "频道" },
      from: { id: 136_817_688, is_bot: true, first_name: "Channel" },
    },
    { from: { id: PEOPLE.admin, is_bot: true, first_name: "机器" } },
  ];
  for (const who of nobody) {
    const { desk, left } = await makeDesk({ adminIds: [PEOPLE.admin], allowedIds: [-201] });
    const text = "/ask@baogao_test_bot 2022年 领事保护";
    await route(desk, {
      update_id: 1,
      message: { ...messageFrom(7, -202, text), ...who },
    } as unknown as Update);
    expect(left).toEqual([]);
    await route(desk, {
      update_id: 2,
      message: { ...messageFrom(7, -201, text), ...who },
    } as unknown as Update);
    expect(left).toHaveLength(1);
    await route(desk, {
      update_id: 3,
      message: { ...messageFrom(7, -201, "/allow@baogao_test_bot 5"), ...who },
    } as unknown as Update);
    expect(left).toHaveLength(1);
  }
});
