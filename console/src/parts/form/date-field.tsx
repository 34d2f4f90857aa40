/** Field of a day, typed as 2026-11-30 or picked: the same in every browser and language, unlike the browser's own. */

import { CalendarOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { dayTyped, monthAfter, today } from '../dates.ts';
import { MonthTable } from './month-table.tsx';

/** Form rule: a day that exists, or nothing. */
export function asDay(value: string | undefined, message: string): Promise<void> {
  const isDay = value === undefined || value === '' || dayTyped(value) === value;
  return isDay ? Promise.resolve() : Promise.reject(new Error(message));
}

/** A time of day as it is typed. */
export const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

type Bounds = Readonly<{ min?: string; max?: string }>;

/** @param props.onChange gets a whole day, '' when emptied, and the text itself while it is no day */
export function DateField(
  props: Bounds & {
    id?: string;
    value?: string;
    onChange?: (value: string) => void;
    disabled?: boolean;
    label?: string;
    width?: number;
  },
) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { value = '', min, max } = props;
  const day = dayTyped(value);
  const isOff = (date: string) => (min !== undefined && date < min) || (max !== undefined && date > max);
  const wrong = value !== '' && (day === undefined || isOff(day));
  const change = (text: string): void => props.onChange?.(text.length < 8 ? text : (dayTyped(text) ?? text));
  return (
    <Input
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      className="date-field"
      style={{ width: props.width ?? 150 }}
      value={value}
      placeholder={today()}
      maxLength={11}
      inputMode="numeric"
      autoComplete="off"
      disabled={props.disabled === true}
      status={wrong ? 'error' : ''}
      {...(wrong ? { title: t('form.notADay'), 'aria-invalid': true } : {})}
      onChange={(event) => change(event.target.value)}
      suffix={
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          content={
            <MonthPicker
              chosen={day}
              isOff={isOff}
              onChoose={(date) => {
                props.onChange?.(date);
                setOpen(false);
              }}
            />
          }
        >
          <Button
            size="small"
            type="text"
            icon={<CalendarOutlined />}
            aria-label={t('date.open')}
            disabled={props.disabled === true}
          />
        </Popover>
      }
    />
  );
}

function MonthPicker(props: {
  chosen: string | undefined;
  isOff: (date: string) => boolean;
  onChoose: (date: string) => void;
}) {
  const t = useWords();
  const [month, setMonth] = useState((props.chosen ?? today()).slice(0, 7));
  const [year = '', number = ''] = month.split('-');
  return (
    <div className="month-picker">
      <div className="month-picker-head">
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('date.before')}
          onClick={() => setMonth(monthAfter(month, -1))}
        />
        <b aria-live="polite">{t('month.title', { year, month: Number(number) })}</b>
        <Button
          size="small"
          type="text"
          icon={<RightOutlined />}
          aria-label={t('date.after')}
          onClick={() => setMonth(monthAfter(month, 1))}
        />
      </div>
      <MonthTable
        month={month}
        day={(date) => (
          <td key={date}>
            <button
              type="button"
              className={date === props.chosen ? 'month-day month-chosen' : 'month-day'}
              aria-label={date}
              aria-current={date === today() ? 'date' : undefined}
              aria-pressed={date === props.chosen}
              disabled={props.isOff(date)}
              onClick={() => props.onChoose(date)}
            >
              {Number(date.slice(8))}
            </button>
          </td>
        )}
      />
      <ActButton disabled={props.isOff(today())} word={t('range.today')} onClick={() => props.onChoose(today())} />
    </div>
  );
}
