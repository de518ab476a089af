/** Why what somebody just tried didn't work; nothing where it did. */
export function Refused(props: { problem: { readonly message: string } | null | undefined }) {
  return props.problem ? (
    <p role="alert" className="refused">
      {props.problem.message}
    </p>
  ) : null;
}
