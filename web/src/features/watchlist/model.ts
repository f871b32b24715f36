const most = 40;

/** The watched ids of an account as saved in this browser; null when nothing was saved. */
export function savedWatch(account: string): readonly number[] | null {
  const text = localStorage.getItem(`fairlead.watch.${account}`);
  if (text === null) return null;
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id): id is number => Number.isSafeInteger(id)).slice(0, most) : null;
  } catch {
    return null;
  }
}

export function saveWatch(account: string, ids: readonly number[]): void {
  localStorage.setItem(`fairlead.watch.${account}`, JSON.stringify(ids));
}

/** With the id at the end; the first one leaves when there are too many. */
export function withWatched(ids: readonly number[], id: number): readonly number[] {
  return ids.includes(id) ? ids : [...ids, id].slice(-most);
}
