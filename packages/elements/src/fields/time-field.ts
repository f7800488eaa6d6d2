import { msg } from '@lit/localize';
import { composeTime, partsOfTime, type TimeParts } from '@tokhai/answers';
import { PartsField, type PartTraits } from './parts-field.ts';

type Part = keyof TimeParts;

/** A time of day in two inputs: hour, minute. */
export class TimeField extends PartsField<Part> {
  protected override get parts(): readonly PartTraits<Part>[] {
    return [
      { name: 'hour', label: msg('Giờ', { id: 'hour' }), width: 'day' },
      { name: 'minute', label: msg('Phút', { id: 'minute' }), width: 'day' },
    ];
  }

  protected override partsOf(value: unknown): TimeParts | undefined {
    return partsOfTime(value);
  }

  protected override compose(typed: TimeParts): unknown {
    return composeTime(typed);
  }
}
