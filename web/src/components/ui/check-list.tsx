import styles from './check-list.module.css';

interface CheckListProps {
  /** What is chosen from: "Symbols". */
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** Any number of a list's names, as boxes to tick. */
export function CheckList({ label, options, chosen, onChange }: CheckListProps) {
  const turn = (option: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, option] : chosen.filter((each) => each !== option));
  return (
    <fieldset className={styles.list}>
      <legend>
        {label}, {chosen.length} chosen
      </legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option}>
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={(event) => turn(option, event.target.checked)}
            />
            {option}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
