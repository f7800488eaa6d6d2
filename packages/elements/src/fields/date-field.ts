import { msg } from '@lit/localize';
import { composeDate, partsOfDate, type DateParts } from '@tokhai/answers';
import { PartsField, type PartTraits } from './parts-field.ts';

type Part = keyof DateParts;

/** A date in three inputs: day, month, year. No calendar. */
export class DateField extends PartsField<Part> {
  protected override get parts(): readonly PartTraits<Part>[] {
    const parts: PartTraits<Part>[] = [
      { name: 'day', label: msg('Ngày', { id: 'day' }), width: 'day' },
      { name: 'month', label: msg('Tháng', { id: 'month' }), width: 'day' },
      { name: 'year', label: msg('Năm', { id: 'year' }), width: 'year' },
    ];
    if (this.question.options.autocomplete !== 'bday') return parts;
    return parts.map((part) => ({ ...part, autocomplete: `bday-${part.name}` }));
  }

  protected override partsOf(value: unknown): DateParts | undefined {
    return partsOfDate(value);
  }

  protected override compose(typed: DateParts): unknown {
    return composeDate(typed, this.question);
  }
}
