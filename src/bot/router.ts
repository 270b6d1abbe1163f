/** From an update to its handler, by kind; wiring is this one list. */

import type { Desk } from "./desk.ts";
import { onMembership } from "./groups.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import { onInline } from "./inline.ts";
import { onEdited, onMessage } from "./messages.ts";
import { onPress } from "./presses.ts";
import type { Update, UpdateKind } from "./update.ts";

/** A handler for each kind of update that is asked for. */
export const HANDLERS: Readonly<Record<UpdateKind, (desk: Desk, incoming: Incoming) => Promise<void>>> = {
  message: onMessage,
  edited_message: onEdited,
  callback_query: onPress,
  inline_query: onInline,
  my_chat_member: onMembership,
};

/** Handles one update. The sender's role is decided here, once, before any handler. */
export async function route(desk: Desk, update: Update): Promise<void> {
  const incoming = readIncoming(update, desk.permissions);
  if (incoming !== null) await HANDLERS[incoming.kind](desk, incoming);
}
