/** What a portal in React may write, and what its compiler must refuse. Compiled, never run. */
import type { Receipt } from '@tokhai/elements';
import { useRef, type ReactNode } from 'react';
import type { TkProcedure } from 'tokhai';
import 'tokhai/jsx';
import { Procedure } from 'tokhai/react';
import { Field } from 'tokhai/react/field';
import { Verify } from 'tokhai/react/verify';

export function Tags({ onReceipt }: { onReceipt: (receipt: Receipt) => void }): ReactNode {
  const form = useRef<TkProcedure>(null);
  return (
    <>
      <tk-procedure
        ref={form}
        src="/procedure.json"
        hand-overs="/hand-overs"
        heading-level={2}
        prefill={{ origin: 'Từ hồ sơ cá nhân', answers: { hoTen: 'Lan' }, locked: ['hoTen'] }}
        ontk-submit={({ detail }) => onReceipt(detail.receipt)}
        ontk-change={({ detail }) => detail.path.startsWith('/')}
      />
      <tk-verify trust-src="/roots.pem" ontk-verified={({ detail }) => detail.name} />
      <tk-field
        name="dienThoai"
        form="contact"
        schema="{}"
        required
        ontk-change={({ detail }) => detail.value}
      />
      <tk-field src="/procedure.json" question="ngaySinh" initial="1985-03-27" value={{}} />
      {/* @ts-expect-error it has no desk */}
      <tk-field intake="/submissions" />
      <tk-bundle src="/bundle.json" storage="none" />
      {/* @ts-expect-error there is no such attribute */}
      <tk-procedure source="/procedure.json" />
      {/* @ts-expect-error a path is a text */}
      <tk-procedure ontk-change={({ detail }) => detail.path * 2} />
    </>
  );
}

export function Components({ onReceipt }: { onReceipt: (receipt: Receipt) => void }): ReactNode {
  return (
    <>
      <Procedure
        src="/procedure.json"
        handOvers="/hand-overs"
        manageTitle
        prefill={{ origin: 'Từ hồ sơ cá nhân', answers: { hoTen: 'Lan' } }}
        onTkSubmit={({ detail }) => onReceipt(detail.receipt)}
        onTkLoadError={({ detail }) => detail.code}
      />
      <Verify trustSrc="/roots.pem" onTkVerified={({ detail }) => detail.name} />
      <Field
        name="dienThoai"
        form="contact"
        schema="{}"
        initial="0912345678"
        required
        onTkChange={({ detail }) => detail.path.startsWith('/')}
        onTkLoadError={({ detail }) => String(detail)}
      />
      {/* @ts-expect-error it hands nothing in */}
      <Field onTkSubmit={() => undefined} />
      {/* @ts-expect-error a level is a number */}
      <Procedure headingLevel="two" />
    </>
  );
}
