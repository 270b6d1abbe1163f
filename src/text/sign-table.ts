/**
 * Where each of these signs stands among them, counted from 1, by its code; 0 for all other characters. A table, because
 * every character of a report is looked up, and a character of its own is a new string.
 */
export function signTable(signs: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let at = 0; at < signs.length; at++) table[signs.charCodeAt(at)] = at + 1;
  return table;
}
