/** How busy a recording was over its length, as one line of bars. */
export function Sparkline(props: { activity: readonly number[] | undefined }) {
  const bars = thinned(props.activity ?? [], 28);
  const most = Math.max(1, ...bars);
  return (
    <svg className="sparkline" viewBox={`0 0 ${28 * 3} 20`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map((count, at) => {
        const height = count === 0 ? 1 : 2 + (18 * Math.sqrt(count)) / Math.sqrt(most);
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
        return <rect key={at} x={at * 3} y={20 - height} width={2} height={height} />;
      })}
    </svg>
  );
}

function thinned(values: readonly number[], bars: number): readonly number[] {
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * values.length) / bars);
    const to = Math.floor(((bar + 1) * values.length) / bars);
    return values.slice(from, to).reduce((sum, value) => sum + value, 0);
  });
}
