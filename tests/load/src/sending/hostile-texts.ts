/** Bodies as large as may be sent, of which each costs something else: members, names, elements, depth, text. */
export function hostileTexts(bytes: number): readonly { readonly what: string; readonly text: string }[] {
  const depth = Math.floor(bytes / 2) - 5;
  return [
    { what: 'unknown fields', text: `{${filled(bytes - 2, (index) => `"f${index}":0`)}}` },
    { what: 'short notes', text: `{"notes":[${filled(bytes - 12, () => '""')}]}` },
    { what: 'wrong notes', text: `{"notes":[${filled(bytes - 12, () => '0')}]}` },
    { what: 'nested lists', text: `{"notes":${'['.repeat(depth)}${']'.repeat(depth)}}` },
    { what: 'as many long names as are read', text: `{${filled(bytes - 2, longName)}}` },
    { what: 'one text', text: `{"wording":"${'x'.repeat(bytes - 14)}"}` },
  ];
}

/** About 9,900 of them fill a megabyte: just fewer than what is refused unread. */
function longName(index: number): string {
  return `"f${String(index).padEnd(100, 'x')}":0`;
}

/** As many of these as there is room for, with commas between them. */
function filled(bytes: number, part: (index: number) => string): string {
  const parts: string[] = [];
  for (let [room, index] = [bytes, 0]; ; index += 1) {
    const next = part(index);
    room -= next.length + 1;
    if (room < 0) return parts.join(',');
    parts.push(next);
  }
}
