import { type CalendarDate, fromAbsolute, getLocalTimeZone, toCalendarDate, today } from "@internationalized/date";
import {
  Button,
  CalendarCell,
  CalendarGrid,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
  RangeCalendar,
} from "react-aria-components";
import type { Conditions } from "./conditions.ts";
import { over, PERIODS, type Period, periodOf, periodWords } from "./period.ts";

/** The period of the sentence: the last days by name, or two days from a calendar. */
export function PeriodChip(props: { conditions: Conditions; onChange: (conditions: Conditions) => void }) {
  const period = periodOf(props.conditions);
  return (
    <DialogTrigger>
      <Button className="chip chip-value">
        <strong>{periodWords(period)}</strong>
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog className="popover-body period" aria-label="Period">
          {({ close }) => {
            const choose = (chosen: Period) => {
              close();
              props.onChange(over(props.conditions, chosen));
            };
            return (
              <>
                <ul className="period-names">
                  {PERIODS.map(([days, words]) => (
                    <li key={days}>
                      <button type="button" className="choice" onClick={() => choose({ kind: "last", days })}>
                        {words}
                      </button>
                    </li>
                  ))}
                  <li>
                    <button type="button" className="choice" onClick={() => choose({ kind: "all" })}>
                      all time
                    </button>
                  </li>
                </ul>
                <Days period={period} onChoose={choose} />
              </>
            );
          }}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Days(props: { period: Period; onChoose: (period: Period) => void }) {
  const zone = getLocalTimeZone();
  const day = (at: number) => toCalendarDate(fromAbsolute(at, zone));
  const { period } = props;
  const shown = period.kind === "between" ? { start: day(period.from), end: day(period.to - 1) } : null;
  return (
    <RangeCalendar
      className="calendar"
      aria-label="From day to day"
      defaultValue={shown}
      maxValue={today(zone)}
      onChange={({ start, end }: { start: CalendarDate; end: CalendarDate }) =>
        props.onChoose({
          kind: "between",
          from: start.toDate(zone).getTime(),
          to: end.add({ days: 1 }).toDate(zone).getTime(),
        })
      }
    >
      <header>
        <Button slot="previous" aria-label="Month before">
          ‹
        </Button>
        <Heading />
        <Button slot="next" aria-label="Month after">
          ›
        </Button>
      </header>
      <CalendarGrid>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGrid>
    </RangeCalendar>
  );
}
