export function readPlaces(_text: string): readonly string[] { return []; }
