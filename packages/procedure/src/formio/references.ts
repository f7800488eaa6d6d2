import type { QuestionSchema } from '../generated/procedure.ts';

/** Where the schemas of the language have their names. */
export const SCHEMAS = 'https://tokhai.example/schemas/';

/** Under a foreign name the shared schemas are referred to by their whole names. */
export function withWholeReferences(
  properties: Record<string, QuestionSchema>,
  id: string,
): Record<string, QuestionSchema> {
  if (id.startsWith(`${SCHEMAS}procedures/`) && id.split('/').length === 7) return properties;
  const whole = ({ $ref, items, ...rest }: QuestionSchema): QuestionSchema => ({
    ...rest,
    ...($ref === undefined ? {} : { $ref: $ref.replace('../../', SCHEMAS) }),
    ...(items === undefined
      ? {}
      : {
          items: items.properties ? { ...items, properties: each(items.properties) } : items,
        }),
  });
  const each = (schemas: Record<string, QuestionSchema>) =>
    Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, whole(schema)]));
  return each(properties);
}
