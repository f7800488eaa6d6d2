import { msg } from '@lit/localize';
import type { Contact } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { said } from '../translator.ts';

/** Whom to ask for help, with everything that can be tapped as a link. */
export function contactLines(contact: Contact): TemplateResult {
  const { name, phone, email, url, hours } = contact;
  return html`<span class="tk-contact-line">${said(name)}</span> ${
      phone
        ? html`<span class="tk-contact-line"
            >${msg('Điện thoại:', { id: 'contact-phone' })}
            <a href="tel:${phone.replaceAll(/[ .]/g, '')}">${phone}</a></span
          >`
        : nothing
    }
    ${
      email
        ? html`<span class="tk-contact-line"
            >${msg('Thư điện tử:', { id: 'contact-email' })}
            <a href="mailto:${email}">${email}</a></span
          >`
        : nothing
    }
    ${
      url
        ? html`<span class="tk-contact-line"><a href=${url} rel="noreferrer">${url}</a></span>`
        : nothing
    }
    ${hours ? html`<span class="tk-contact-line">${said(hours)}</span>` : nothing}`;
}

/** Whether two contacts read alike. */
export function sameContact(one: Contact, other: Contact): boolean {
  const told = ({ name, phone, email, url, hours }: Contact) =>
    JSON.stringify([name, phone, email, url, hours]);
  return told(one) === told(other);
}
