import { formFaults, type FormErrors } from "../../api/form-sentences.ts";
import { findErrors, readBody, tidyPhone } from "./fields.ts";
import { sendApplication, type Outcome } from "./send.ts";

export function enhanceApplication(): void {
  const form = document.querySelector<HTMLFormElement>("#application");
  if (!form) return;
  form.noValidate = true;
  let isSending = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    void submit(form).finally(() => {
      isSending = false;
    });
  });
  const phone = form.querySelector<HTMLInputElement>("#f-phone");
  phone?.addEventListener("change", () => {
    phone.value = tidyPhone(phone.value);
  });
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLElement && target.id.startsWith("f-")) showProblem(form, target.id.slice(2), "");
  });
}

async function submit(form: HTMLFormElement): Promise<void> {
  const data = new FormData(form);
  const errors = findErrors(data);
  showErrors(form, errors);
  say(form, "");
  if (Object.keys(errors).length > 0) return;
  const trapName = form.querySelector<HTMLInputElement>("[data-trap]")?.name ?? "";
  setBusy(form, true);
  const outcome = await sendApplication(readBody(data, readUtm(form), trapName), [1500, 4000], () =>
    say(form, "Пока не получилось, пробуем ещё раз…"),
  );
  setBusy(form, false);
  finish(form, outcome);
}

function finish(form: HTMLFormElement, outcome: Outcome): void {
  switch (outcome.kind) {
    case "accepted":
      if (outcome.thankYouUrl) return location.assign(outcome.thankYouUrl);
      return thank(form, outcome.number);
    case "refused":
      say(form, "");
      return showErrors(form, outcome.errors);
    case "broken":
      return say(form, `${formFaults.notKept} ${KEPT}`);
    case "unreachable":
      return say(
        form,
        `Не получилось связаться с сервером. ${KEPT} Или позвоните: ${tidyPhone(form.dataset.phone ?? "")}.`,
      );
  }
}

const KEPT = "Всё написанное на месте: нажмите кнопку ещё раз чуть позже — заявка будет одна.";

function thank(form: HTMLFormElement, number: string): void {
  const title = document.createElement("h2");
  title.textContent = `Заявка № ${number} принята`;
  title.tabIndex = -1;
  const text = document.createElement("p");
  text.textContent = "Позвоним в рабочее время. Подготовьте список долгов и письма суда, если они есть.";
  form.replaceChildren(title, text);
  title.focus();
}

/** Beside each field, and at the top as links to the fields: the same markup as the server makes. */
function showErrors(form: HTMLFormElement, errors: FormErrors): void {
  const problems = [...form.querySelectorAll<HTMLElement>(".problem")];
  const sentences = new Map(Object.entries(errors));
  for (const { id } of problems) showProblem(form, id.slice(2), sentences.get(id.slice(2)) ?? "");
  const summary = form.querySelector<HTMLElement>("#errors");
  if (!summary) return;
  const wrong = problems.filter(({ hidden }) => !hidden);
  summary.hidden = wrong.length === 0 && !errors.form;
  if (summary.hidden) return;
  const text = document.createElement("p");
  text.textContent = errors.form ?? "Заявка пока не отправлена. Исправьте, пожалуйста:";
  const list = document.createElement("ul");
  list.append(...wrong.map(linkToField));
  summary.replaceChildren(text, ...(wrong.length > 0 ? [list] : []));
  summary.focus();
}

function linkToField(problem: HTMLElement): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `#f-${problem.id.slice(2)}`;
  link.textContent = `${problem.dataset.title ?? ""}: ${problem.textContent}`;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function showProblem(form: HTMLFormElement, name: string, sentence: string): void {
  const problem = form.querySelector<HTMLElement>(`#e-${name}`);
  const field = form.querySelector<HTMLElement>(`#f-${name}`);
  if (!problem || !field) return;
  problem.textContent = sentence;
  problem.hidden = sentence === "";
  if (sentence === "") {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    return;
  }
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", problem.id);
}

/** The button keeps its focus, so it is marked as busy and not disabled. */
function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  const button = form.querySelector<HTMLButtonElement>("button");
  if (!button) return;
  button.dataset.label ??= button.textContent;
  button.textContent = isBusy ? "Отправляем…" : button.dataset.label;
  button.setAttribute("aria-disabled", String(isBusy));
}

function say(form: HTMLFormElement, sentence: string): void {
  const status = form.querySelector(".status");
  if (status) status.textContent = sentence;
}

const readUtm = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...form.querySelectorAll<HTMLInputElement>("[data-utm]")].map(({ name, value }) => [name, value]),
  );
