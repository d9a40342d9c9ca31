/** The rules stay on the server: the answer is the same page's own answer, taken out of it. */
export function enhanceQuiz(): void {
  const form = document.querySelector<HTMLFormElement>(".quiz");
  const answer = document.querySelector<HTMLElement>("#quiz-answer");
  if (!form || !answer) return;
  let latest = 0;
  const ask = async (): Promise<void> => {
    const mine = (latest += 1);
    const markup = await fetchAnswer(form);
    if (mine === latest) answer.replaceChildren(...markup);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask().then(
      () => {
        answer.focus({ preventScroll: true });
        answer.closest("section")?.scrollIntoView();
      },
      // Without a connection the browser's own submit shows the browser's own, familiar page.
      () => form.submit(),
    );
  });
  form.addEventListener("change", () => {
    if (form.checkValidity()) ask().catch(() => answer.replaceChildren());
  });
}

async function fetchAnswer(form: HTMLFormElement): Promise<Node[]> {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") query.set(name, value);
  const response = await fetch(`${form.getAttribute("action")?.replace(/#.*/, "") ?? "/"}?${query.toString()}`, {
    headers: { accept: "text/html" },
  });
  if (!response.ok) throw new Error(`quiz: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return [...(page.querySelector("#quiz-answer")?.childNodes ?? [])];
}
