import { conditionOf, conditionSchema } from './conditions.ts';
import type { JsonObject } from './json.ts';
import { takesAnswer, type Procedure } from './model.ts';

/**
 * The procedure as pure JSON Schema 2020-12, self-contained: references are resolved, and `when`
 * becomes if/then/else. Every validator can take it. It is stricter than the file itself: it also
 * refuses an answer to a question that is not asked.
 */
export function loweredSchema(procedure: Procedure): JsonObject {
  const properties: JsonObject = {};
  const required: string[] = [];
  const conditions: JsonObject[] = [];
  for (const question of procedure.questions.values()) {
    if (!takesAnswer(question.kind)) continue;
    properties[question.name] = question.schema;
    const condition = conditionOf(procedure, question);
    if (condition) {
      conditions.push({
        if: conditionSchema(condition),
        // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
        ...(question.required ? { then: { required: [question.name] } } : {}),
        else: { properties: { [question.name]: false } },
      });
    } else if (question.required) {
      required.push(question.name);
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    required,
    additionalProperties: false,
    ...(conditions.length > 0 ? { allOf: conditions } : {}),
  };
}
