/** The product's mark: a waveform with the playhead on it. */
export function Mark(props: { size?: number }) {
  const size = props.size ?? 22;
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M5 12v8M27 12v8M10.5 8v16M21.5 8v16" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M16 4v24" className="mark-head" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
