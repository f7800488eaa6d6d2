import type { Profile } from '@tokhai/answers/profile-store';
import type { Procedure } from '@tokhai/procedure';
import { html, nothing } from 'lit';
import type { Ports } from './ports.ts';
import type { Prefill } from './prefill.ts';
import { profileCard } from './steps-later.ts';

/** What is known about the person who fills in, and the card that offers it on the start page. */
export class KnownPerson {
  #profile: Profile | undefined;
  #ports: Ports | undefined;

  /** Reads the profile behind the ports. True: there is one to show. */
  async read(ports: Ports | undefined): Promise<boolean> {
    this.#ports = ports;
    this.#profile = undefined;
    // A profile that cannot be read is no reason not to fill the form in.
    const profile = await ports?.profile?.load().catch(() => undefined);
    if (!profile || this.#ports !== ports) return false;
    this.#profile = profile;
    return true;
  }

  card(view: {
    procedure: Procedure | undefined;
    now: () => Date;
    headingLevel: number;
    onProfile: (wanted: Prefill | undefined) => void;
  }): unknown {
    if (!this.#profile || !view.procedure) return nothing;
    profileCard.ahead();
    return html`<tk-profile-card
      .store=${this.#ports?.profile}
      .profile=${this.#profile}
      .procedure=${view.procedure}
      .now=${view.now}
      .headingLevel=${view.headingLevel}
      @tk-profile=${({ detail }: CustomEvent<Prefill | undefined>) => view.onProfile(detail)}
    ></tk-profile-card>`;
  }
}
