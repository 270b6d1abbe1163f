type ComesBefore = (a: number, b: number) => boolean;

/**
 * Numbers in order, as far as they are asked for: of a thousand passages fifty are, and to sort them all would take
 * longer. They are kept in a heap, the first at its top, that is made in the list itself.
 */
export function* inOrder(list: number[], comesBefore: ComesBefore): Generator<number> {
  for (let at = (list.length >> 1) - 1; at >= 0; at--) sink(list, at, comesBefore);
  for (let first = list[0]; first !== undefined; first = list[0]) {
    yield first;
    const last = list.pop();
    if (last === undefined || list.length === 0) return;
    list[0] = last;
    sink(list, 0, comesBefore);
  }
}

/** Moves a number down the heap to where none below comes before it. */
function sink(heap: number[], from: number, comesBefore: ComesBefore): void {
  const moved = heap[from] ?? 0;
  let at = from;
  for (let below = 2 * at + 1; below < heap.length; below = 2 * at + 1) {
    const right = below + 1;
    if (right < heap.length && comesBefore(heap[right] ?? 0, heap[below] ?? 0)) below = right;
    if (!comesBefore(heap[below] ?? 0, moved)) break;
    heap[at] = heap[below] ?? 0;
    at = below;
  }
  heap[at] = moved;
}
