import { isObject, type JsonObject } from '../json.ts';

/** What a component does that a procedure never does, or does in its own way. */
const lost: ReadonlyArray<[steps: string[], message: string]> = [
  [['defaultValue'], 'No answer is filled in beforehand: silence is no answer.'],
  [['customDefaultValue'], 'Scripts are not run: no answer is filled in beforehand.'],
  [['calculateValue'], 'Scripts are not run: the answer is not calculated.'],
  [['logic'], 'Rules that change the form while it is filled in are not kept.'],
  [['validate', 'custom'], 'Scripts are not run: say the rule in JSON Schema.'],
  [['validate', 'json'], 'JsonLogic is not run: say the rule in JSON Schema.'],
  [['prefix'], 'Words before the field are not kept: put them into the label.'],
  [['suffix'], 'Words after the field are not kept: put them into the label, or use unit.'],
  [['disabled'], 'It was locked and filled in by the portal; now the person answers it.'],
];

/** What of a component's behaviour is left out, with the place inside the component. */
export function lostBehaviour(component: JsonObject): Array<{ at: string; message: string }> {
  return lost.flatMap(([steps, message]) => {
    let value: unknown = component;
    for (const step of steps) value = isObject(value) ? value[step] : undefined;
    return isSaid(value) ? [{ at: `/${steps.join('/')}`, message }] : [];
  });
}

/** Form.io writes empty values of many shapes for what is not used. */
function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isSaid);
  if (isObject(value)) return Object.values(value).some(isSaid);
  return ![undefined, null, false, '', '00/00/0000'].includes(value as string);
}
